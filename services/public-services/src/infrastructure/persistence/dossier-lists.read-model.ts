import type { Pool } from 'pg';
import { auditTrail } from '@tinhso/audit';
import type { TrailRow } from '@tinhso/audit';
import type { Visible } from '@tinhso/auth';
import { GroupedReads, pageOf, readNamed } from '@tinhso/persistence';
import type { Cursors, Page } from '@tinhso/persistence';
import type { BusinessStatus, Dossier } from '../../domain/dossier.js';
import type { DossierDetail, DossierLists, HistoryEntry, ListRequest, Look, Queue, Asked, QueuedDossier, QueueFilter } from '../../ports/dossier-lists.js';
import { queues } from '../../ports/dossier-lists.js';
import { PgHoldings } from './holdings.read-model.js';
import { order, visibleText, visibleValues, whereOf } from './dossier-queues.js';
import { dossierColumns, toDossier } from './dossier.row.js';
import type { DossierRow } from './dossier.row.js';

interface DetailRow extends DossierRow {
  answers: Record<string, unknown>;
  history: HistoryEntry[];
}

type QueuedRow = DossierRow & { answers: Record<string, unknown> };

const detailText = `select ${dossierColumns}, answers, (
    select jsonb_agg(jsonb_build_object('type', h.type, 'at', h.at, 'version', h.version, 'actorName', h.actor_name, 'data', h.data) order by h.version, h.place)
    from dossier_history h where h.dossier_id = d.id) as history
  from dossier d where id = any($1::uuid[])`;

// A parameter that a queue does not use would have no type.
const asked = '$5::text is not null and $6::timestamptz is not null';

const filterText = `($10::text is null or procedure_code = $10) and ($11::text is null or channel = $11)
      and ($12::text is null or code ilike '%' || $12 || '%' or request_reference ilike '%' || $12 || '%')`;

const queueText = (queue: Queue): string => {
  const { column } = order[queue];
  return `select ${dossierColumns}, answers from dossier
    where ${whereOf(queue, '$5', '$6')} and ${asked} and ${visibleText} and ${filterText} and (${column}, id) > (coalesce($7::timestamptz, '-infinity'), coalesce($8::uuid, '00000000-0000-0000-0000-000000000000'))
    order by ${column}, id limit $9`;
};

const countsText = `select ${queues.map((queue) => `(select count(*) from dossier where ${whereOf(queue, '$5', '$6')} and ${visibleText})::int as "${queue}"`).join(', ')}
  where ${asked}`;

const toQueued = (row: QueuedRow): QueuedDossier => ({ dossier: toDossier(row), answers: row.answers });
/** A pattern's own signs are searched for as they stand. */
const literal = (q: string): string => q.replace(/[\\%_]/g, '\\$&');

export class PgDossierLists extends PgHoldings implements DossierLists {
  private readonly details: GroupedReads<DetailRow>;

  constructor(pool: () => Pool, private readonly cursors: Cursors) {
    super(pool);
    this.details = new GroupedReads<DetailRow>(pool, { name: 'dossier_detail', text: detailText, keyOf: ({ id }) => id });
  }

  async detail(id: string): Promise<DossierDetail | undefined> {
    const [row] = await this.details.of(id.toLowerCase());
    return row && { dossier: toDossier(row), answers: row.answers, history: row.history ?? [] };
  }

  async statusOf(code: string): Promise<BusinessStatus | undefined> {
    const [row] = await readNamed<{ business: BusinessStatus }>(this.pool(), { name: 'dossier_status_of', text: 'select business from dossier where code = $1', values: [code] });
    return row?.business;
  }

  async looks(id: string): Promise<readonly Look[]> {
    const rows = await readNamed<TrailRow>(this.pool(), auditTrail('dossier', id, 500));
    return rows.map((row) => ({ at: row.at.toISOString(), action: row.action, outcome: row.outcome, actorId: row.actorId }));
  }

  async ofOwner(ownerId: string, { limit, cursor }: ListRequest): Promise<Page<Dossier>> {
    const [at, id] = cursor ? this.cursors.decode(cursor) : [null, null];
    const rows = await readNamed<DossierRow>(this.pool(), {
      name: 'dossier_of_owner',
      text: `select ${dossierColumns} from dossier where owner_id = $1
               and (submitted_at, id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
             order by submitted_at desc, id desc limit $4`,
      values: [ownerId, at, id, limit + 1],
    });
    return pageOf(rows, limit, this.cursors, (row) => [row.submitted_at.toISOString(), row.id], toDossier);
  }

  async queue(queue: Queue, visible: Visible, { actorId, at: now }: Asked, { limit, cursor, procedure, channel, q }: ListRequest & QueueFilter): Promise<Page<QueuedDossier>> {
    const [at, id] = cursor ? this.cursors.decode(cursor) : [null, null];
    const { column } = order[queue];
    const rows = await readNamed<QueuedRow>(this.pool(), {
      name: `dossier_queue_${queue}`, text: queueText(queue),
      values: [...visibleValues(visible), actorId, now.toISOString(), at, id, limit + 1, procedure ?? null, channel ?? null, q ? literal(q) : null],
    });
    return pageOf(rows, limit, this.cursors, (row) => [row[column]?.toISOString() ?? null, row.id], toQueued);
  }

  async byCode(code: string, visible: Visible): Promise<readonly QueuedDossier[]> {
    const rows = await readNamed<QueuedRow>(this.pool(), {
      name: 'dossier_by_code', text: `select ${dossierColumns}, answers from dossier where (code = upper($5) or request_reference = upper($5)) and ${visibleText}`, values: [...visibleValues(visible), code],
    });
    return rows.map(toQueued);
  }

  async counts(visible: Visible, { actorId, at }: Asked): Promise<Readonly<Record<Queue, number>>> {
    const [row] = await readNamed<Record<Queue, number>>(this.pool(), { name: 'dossier_queue_counts', text: countsText, values: [...visibleValues(visible), actorId, at.toISOString()] });
    return row as Record<Queue, number>;
  }
}
