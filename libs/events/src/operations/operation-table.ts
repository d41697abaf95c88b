import type { Pool } from 'pg';
import { newId } from '@tinhso/kernel';
import type { Change } from '@tinhso/persistence';
import type { EventOperation, NewOperation, OperationKind } from './event-operation.js';

interface Row {
  id: string; kind: OperationKind; state: EventOperation['state']; request: Record<string, unknown>; actor_id: string; per_second: number;
  selected: string; done: string; refused: string; outcome: Record<string, unknown> | null; created_at: Date; ended_at: Date | null;
}

// What the keys in hand have counted is added when they are through.
const columns = `id, kind, state, request, actor_id, per_second, selected, refused, outcome, created_at, ended_at,
  done + coalesce((select sum(i.done) from redrive_item i where i.operation_id = event_operation.id), 0) as done`;

// The oldest that nobody works on; a worker that died keeps its hold no longer than the lease.
const hold = {
  name: 'operation_hold',
  text: `update event_operation set owner = $1, lease_until = now() + $2 * interval '1 millisecond'
         where id = (select id from event_operation where state = 'running' and kind = $3 and (owner = $1 or lease_until is null or lease_until < now())
                     order by created_at limit 1 for update skip locked)
         returning ${columns}`,
};

const renew = {
  name: 'operation_renew',
  text: `update event_operation set lease_until = now() + $2 * interval '1 millisecond' where id = $3 and owner = $1 and state = 'running'`,
};

const toOperation = (row: Row): EventOperation => ({
  id: row.id, kind: row.kind, state: row.state, request: row.request, actorId: row.actor_id, perSecond: row.per_second,
  selected: Number(row.selected), done: Number(row.done), refused: Number(row.refused), createdAt: row.created_at.toISOString(),
  ...(row.outcome ? { outcome: row.outcome } : {}), ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
});

/** The first row of the change set; others hang on it. */
export const operationChange = ({ id, kind, request, actorId, perSecond, selected }: NewOperation): Change => ({
  name: 'event_operation', expectRows: 1,
  text: `insert into event_operation (id, kind, request, actor_id, per_second, selected) values ($1::uuid, $2, $3::jsonb, $4, $5::int, $6::bigint) returning id`,
  values: [id, kind, JSON.stringify(request), actorId, perSecond, selected],
});

/** The operations of a service, with a lease so that one worker at a time is on each. */
export class OperationTable {
  private readonly owner = newId();

  constructor(private readonly pool: () => Pool, private readonly leaseMs = 6_000) {}

  async hold(kind: OperationKind): Promise<EventOperation | undefined> {
    const { rows } = await this.pool().query<Row>({ ...hold, values: [this.owner, this.leaseMs, kind] });
    return rows[0] && toOperation(rows[0]);
  }

  /** False when it was stopped, or somebody else has taken it over. */
  async renew(id: string): Promise<boolean> {
    return (await this.pool().query({ ...renew, values: [this.owner, this.leaseMs, id] })).rowCount === 1;
  }

  /** Lets another worker go on at once. */
  async release(): Promise<void> {
    await this.pool().query(`update event_operation set owner = null, lease_until = null where owner = $1 and state = 'running'`, [this.owner]);
  }

  async end(id: string, state: 'finished' | 'failed', outcome?: object): Promise<void> {
    await this.pool().query(
      `update event_operation set state = $2, ended_at = now(), outcome = coalesce($3::jsonb, outcome) where id = $1 and state = 'running'`,
      [id, state, outcome ? JSON.stringify(outcome) : null]);
  }

  /** What a replay has to say while it runs. */
  async note(id: string, done: number, selected: number): Promise<void> {
    await this.pool().query('update event_operation set done = $2, selected = greatest(selected, $3) where id = $1', [id, done, selected]);
  }

  async find(id: string): Promise<EventOperation | undefined> {
    const { rows } = await this.pool().query<Row>({ name: 'operation_find', text: `select ${columns} from event_operation where id = $1`, values: [id] });
    return rows[0] && toOperation(rows[0]);
  }

  /** The newest first; `before` is the id of the last one shown. */
  async newest(limit: number, before?: string): Promise<EventOperation[]> {
    const { rows } = await this.pool().query<Row>({
      name: 'operation_newest', values: [limit, before ?? null],
      text: `select ${columns} from event_operation
             where $2::uuid is null or (created_at, id) < (select created_at, id from event_operation where id = $2::uuid)
             order by created_at desc, id desc limit $1`,
    });
    return rows.map(toOperation);
  }
}
