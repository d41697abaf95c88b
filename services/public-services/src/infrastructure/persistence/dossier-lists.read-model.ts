import type { Pool } from 'pg';
import { auditTrail } from '@tinhso/audit';
import type { TrailRow } from '@tinhso/audit';
import type { Visible } from '@tinhso/auth';
import { pageOf, readNamed } from '@tinhso/persistence';
import type { Cursors, Page } from '@tinhso/persistence';
import type { BusinessStatus, Dossier } from '../../domain/dossier.js';
import type { DossierDetail, DossierLists, HistoryEntry, ListRequest, Look, Queue } from '../../ports/dossier-lists.js';
import { dossierColumns, toDossier } from './dossier.row.js';
import type { DossierRow } from './dossier.row.js';

interface DetailRow extends DossierRow {
  answers: Record<string, unknown>;
  history: HistoryEntry[];
}

const detailText = `select ${dossierColumns}, answers, (
    select jsonb_agg(jsonb_build_object('type', h.type, 'at', h.at, 'version', h.version) order by h.version, h.place)
    from dossier_history h where h.dossier_id = d.id) as history
  from dossier d where id = $1`;

// The visible units travel as two arrays of equal length: agency and unit belong together.
const visibleText = `($1 or agency_code = any($2::text[]) or (agency_code, unit_code) in (select * from unnest($3::text[], $4::text[])))`;

const order: Record<Queue, { readonly statuses: string; readonly column: 'submitted_at' | 'due_current' }> = {
  waiting: { statuses: `'submitted'`, column: 'submitted_at' },
  'under-way': { statuses: `'accepted', 'processing', 'proposed', 'approved'`, column: 'due_current' },
};

const queueText = (queue: Queue): string => {
  const { statuses, column } = order[queue];
  return `select ${dossierColumns} from dossier
    where business in (${statuses}) and ${visibleText} and (${column}, id) > (coalesce($5::timestamptz, '-infinity'), coalesce($6::uuid, '00000000-0000-0000-0000-000000000000'))
    order by ${column}, id limit $7`;
};

export class PgDossierLists implements DossierLists {
  constructor(private readonly pool: () => Pool, private readonly cursors: Cursors) {}

  async detail(id: string): Promise<DossierDetail | undefined> {
    const [row] = await readNamed<DetailRow>(this.pool(), { name: 'dossier_detail', text: detailText, values: [id] });
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

  async queue(queue: Queue, visible: Visible, { limit, cursor }: ListRequest): Promise<Page<Dossier>> {
    const [at, id] = cursor ? this.cursors.decode(cursor) : [null, null];
    const { column } = order[queue];
    const rows = await readNamed<DossierRow>(this.pool(), {
      name: `dossier_queue_${queue}`, text: queueText(queue),
      values: [visible.all, visible.agencyCodes, visible.units.map((unit) => unit.agencyCode), visible.units.map((unit) => unit.unitCode), at, id, limit + 1],
    });
    return pageOf(rows, limit, this.cursors, (row) => [row[column]?.toISOString() ?? null, row.id], toDossier);
  }
}
