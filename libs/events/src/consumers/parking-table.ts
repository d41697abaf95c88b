import type { Pool } from 'pg';
import { describe } from '../reports.js';
import { withoutNul } from './ordering-key.js';
import type { Parked, ParkingStore } from './ports.js';

// An event that took effect before must not be parked when it is delivered again behind a parked one.
const insert = `
  insert into parked_event (consumer, topic, partition, position, key, event_id, headers, body, reason, error, attempts)
  select $1, $2, $3::int, $4::bigint, $5, $6::text, $7::jsonb, $8::bytea, $9, $10, $11::int
  where not exists (select from inbox where consumer = $1 and event_id = $6::text)
  on conflict do nothing`;

/** The parking place as a table in the consumer's schema. */
export class ParkingTable implements ParkingStore {
  constructor(private readonly pool: () => Pool) {}

  async keysAmong(group: string, topic: string, keys: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.pool().query<{ key: string }>({
      name: 'parked_keys', text: 'select distinct key from parked_event where consumer = $1 and topic = $2 and key = any($3)',
      values: [group, topic, keys],
    });
    return new Set(rows.map((row) => row.key));
  }

  async park(group: string, { message, eventId, reason, error, attempts }: Parked): Promise<void> {
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [withoutNul(name), withoutNul(value)]));
    await this.pool().query(insert, [
      group, message.topic, message.partition, message.position, withoutNul(message.key), eventId ?? null,
      JSON.stringify(headers), message.body, reason, describe(error), attempts,
    ]);
  }
}
