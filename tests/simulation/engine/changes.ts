import type { Change, NamedQuery } from '@tinhso/persistence';

/** Raises an aggregate's version by one and counts its published events; the row's lock is what orders its events. */
export const aggregateChange = (subject: string, version: number, published: number): Change => ({
  name: 'aggregate', expectRows: 1, values: [subject, version, published],
  text: `insert into aggregate as a (id, version, published) values ($1, $2, $3)
         on conflict (id) do update set version = excluded.version, published = excluded.published where a.version = excluded.version - 1 returning id`,
});

export interface AggregateRow {
  readonly version: number;
  readonly published: number;
}

export const aggregateState = (subject: string): NamedQuery => ({
  name: 'aggregate_state', text: 'select version, published from aggregate where id = $1', values: [subject],
});

/** What a consumer does about an event. */
export const effectChange = (group: string, eventId: string, subject: string, sequence: number): Change => ({
  name: 'effect', values: [group, eventId, subject, sequence],
  text: 'insert into effect (consumer, event_id, subject, sequence) values ($1, $2, $3, $4) returning at',
});

/** Fails after everything before it was written. */
export const brokenChange = (): Change => ({
  name: 'broken', values: [0], text: `insert into aggregate (id, version, published) select 'broken', 1 / $1::int, 0 returning id`,
});
