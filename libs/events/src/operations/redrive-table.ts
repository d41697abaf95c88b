import type { Pool } from 'pg';
import { DomainError } from '@tinhso/kernel';
import type { Change, Tx } from '@tinhso/persistence';
import type { ParkingReason } from '../consumers/ports.js';
import type { ReceivedMessage } from '../transport.js';
import { filterValues, parkedMatches } from './parked-events.js';
import type { ParkedFilter } from './parked-events.js';

/** One step of a re-drive: a key, or one event where the consumer tolerates gaps, with the event that is next in it. */
export interface Step {
  readonly ord: string;
  readonly consumer: string;
  readonly wholeKey: boolean;
  /** Absent once nothing of it is parked any more. */
  readonly next?: { readonly message: ReceivedMessage; readonly eventId?: string; readonly reason: ParkingReason };
}

interface StepRow {
  ord: string; consumer: string; topic: string; key: string; only: string | null; partition: number | null; position: string | null;
  event_id: string | null; headers: Record<string, string> | null; body: Buffer | null; reason: ParkingReason | null;
}

// A key is driven as a whole, whatever part of it was chosen: nothing else keeps its order.
const chosen = `
  with hit as (select p.consumer, p.topic, p.key, p.partition, p.position, p.id from parked_event p where ${parkedMatches}),
  item as (
    select consumer, topic, key, null::int as partition, null::bigint as position, min(id) as first from hit where not (consumer = any($6::text[])) group by consumer, topic, key
    union all
    select consumer, topic, key, partition, position, id from hit where consumer = any($6::text[]))`;

const free = `not exists (select from redrive_item r where r.consumer = i.consumer and r.topic = i.topic and r.key = i.key
  and (r.position is null or r.position = i.position))`;

const step = {
  name: 'redrive_step',
  text: `select i.ord, i.consumer, i.topic, i.key, i.position as only, p.partition, p.position, p.event_id, p.headers, p.body, p.reason
         from redrive_item i join event_operation o on o.id = i.operation_id and o.state = 'running'
         left join lateral (
           select * from parked_event e where e.consumer = i.consumer and e.topic = i.topic and e.key = i.key and (i.position is null or (e.partition = i.partition and e.position = i.position))
           order by e.position limit 1) p on true
         where i.operation_id = $1::uuid order by i.ord limit $2`,
};

// The row locks of whoever parks behind an event decide: an item goes only when its key is empty.
const drop = `
  with gone as (
    delete from redrive_item i where i.ord = any($2::bigint[]) and not exists (
      select from parked_event e where e.consumer = i.consumer and e.topic = i.topic and e.key = i.key and (i.position is null or (e.partition = i.partition and e.position = i.position)))
    returning i.done)
  update event_operation set done = done + (select coalesce(sum(done), 0) from gone) where id = $1::uuid`;

const toStep = (row: StepRow): Step => ({
  ord: row.ord, consumer: row.consumer, wholeKey: row.only === null,
  ...(row.position === null ? {} : {
    next: {
      message: { topic: row.topic, partition: row.partition as number, position: Number(row.position), key: row.key, headers: row.headers ?? {}, body: row.body ?? Buffer.alloc(0) },
      reason: row.reason as ParkingReason, ...(row.event_id ? { eventId: row.event_id } : {}),
    },
  }),
});

/** Somebody else drove the event, or an earlier one of its key is parked: look again. */
export class NotNext extends DomainError {
  constructor() {
    super('conflict', 'events/not-next');
    this.name = 'NotNext';
  }
}

/** Takes an event out of the parking place; with a whole key only the first of it. */
export const unparkChange = (consumer: string, { topic, partition, position }: ReceivedMessage, wholeKey: boolean): Change => ({
  name: 'unpark', expectRows: 1, otherwise: () => new NotNext(), values: [consumer, topic, partition, position, wholeKey],
  text: `delete from parked_event p where p.consumer = $1 and p.topic = $2 and p.partition = $3::int and p.position = $4::bigint
           and (not $5::boolean or not exists (select from parked_event b where b.consumer = p.consumer and b.topic = p.topic and b.key = p.key and b.position < p.position))
         returning p.position`,
});

/** The event failed again: it stays, with the new error. */
export const failedAgainChange = (consumer: string, { topic, partition, position }: ReceivedMessage, reason: ParkingReason, error: string, tries: number): Change => ({
  name: 'failed_again', expectRows: 1, otherwise: () => new NotNext(), values: [consumer, topic, partition, position, reason, error, tries],
  text: `update parked_event set reason = $5, error = $6, attempts = attempts + $7::int, tried_at = now()
         where consumer = $1 and topic = $2 and partition = $3::int and position = $4::bigint returning position`,
});

/** Counts in the statement of the effect, so that the figure is never ahead of what happened, nor behind it. */
export const countChange = (ord: string): Change => ({ name: 'item_count', text: 'update redrive_item set done = done + 1 where ord = $1::bigint returning ord', values: [ord] });

/** The key stands again and leaves the list. */
export const standsChange = (operationId: string, ord: string): Change => ({
  name: 'item_stands', values: [operationId, ord],
  text: `update event_operation set refused = refused + 1, done = done + coalesce((select done from redrive_item where ord = $2::bigint), 0) where id = $1::uuid returning id`,
});

export const itemGoneChange = (ord: string): Change => ({ name: 'item_gone', text: 'delete from redrive_item where ord = $1::bigint returning ord', values: [ord] });

/** The work list of re-drives. */
export class RedriveTable {
  constructor(private readonly pool: () => Pool) {}

  /** How many parked events a filter chooses, with those behind them, without those that another re-drive has in hand. */
  async count(tx: Pick<Tx, 'read'>, filter: ParkedFilter, tolerant: readonly string[]): Promise<number> {
    const [row] = await tx.read<{ n: number }>({
      name: 'redrive_count', values: [...filterValues(filter), tolerant],
      text: `${chosen}
             select count(*)::int as n from item i join parked_event e on e.consumer = i.consumer and e.topic = i.topic and e.key = i.key
               and (i.position is null or (e.partition = i.partition and e.position = i.position)) where ${free}`,
    });
    return row?.n ?? 0;
  }

  /** Puts the chosen keys on the list of the operation, in the order in which they were parked. */
  choose(operationId: string, filter: ParkedFilter, tolerant: readonly string[]): Change {
    return {
      name: 'redrive_items', after: 'event_operation', values: [...filterValues(filter), tolerant, operationId],
      text: `insert into redrive_item (operation_id, consumer, topic, key, partition, position)
             select * from (${chosen} select $7::uuid, i.consumer, i.topic, i.key, i.partition, i.position from item i
                            where ${free} and exists (select from {{after}}) order by i.first) as x
             on conflict do nothing returning ord`,
    };
  }

  /** The next of some keys, one event of each; none when the operation has nothing left to do, or has been stopped. */
  async next(operationId: string, keys: number): Promise<Step[]> {
    const { rows } = await this.pool().query<StepRow>({ ...step, values: [operationId, keys] });
    return rows.map(toStep);
  }

  /** Takes off the list what is empty; where something has been parked meanwhile, it is driven too. */
  async drop(operationId: string, ords: readonly string[]): Promise<void> {
    if (ords.length > 0) await this.pool().query({ name: 'redrive_drop', text: drop, values: [operationId, ords] });
  }

  /** Ends an operation and forgets its list; what it has not driven stays parked. */
  stop(operationId: string): Change[] {
    return [
      {
        name: 'operation_stop', values: [operationId], expectRows: 1, otherwise: () => new NotNext(),
        text: `update event_operation o set state = 'stopped', ended_at = now(), done = done + coalesce((select sum(i.done) from redrive_item i where i.operation_id = o.id), 0)
               where id = $1::uuid and state = 'running' returning id`,
      },
      { name: 'items_gone', values: [operationId], text: 'delete from redrive_item where operation_id = $1::uuid returning ord' },
    ];
  }
}
