import type { Pool } from 'pg';

export interface EventMetrics {
  /** Seconds that the oldest unpublished event has waited; 0 when none waits. */
  readonly oldestUnpublishedSeconds: number;
  /** Events that the transport will never take; each holds back its aggregate. */
  readonly refused: number;
  readonly parked: number;
}

const snapshot = {
  name: 'event_metrics',
  text: `select coalesce((select extract(epoch from now() - written_at) from outbox order by seq limit 1), 0)::float8 as age,
                (select count(*) from outbox where refused is not null)::int as refused,
                (select count(*) from parked_event)::int as parked`,
};

/** One cheap query on a service's schema; for gauges that are read every few seconds. */
export async function eventMetrics(pool: Pool): Promise<EventMetrics> {
  const { rows } = await pool.query<{ age: number; refused: number; parked: number }>(snapshot);
  const row = rows[0];
  return { oldestUnpublishedSeconds: Math.max(0, row?.age ?? 0), refused: row?.refused ?? 0, parked: row?.parked ?? 0 };
}
