import type { Pool } from 'pg';
import { describe } from '../reports.js';
import { withoutNul } from './ordering-key.js';
import type { Parked, ParkingStore } from './ports.js';

const columns = '(consumer, topic, partition, position, key, event_id, headers, body, reason, error, attempts)';
const values = 'select $1, $2, $3::int, $4::bigint, $5, $6::text, $7::jsonb, $8::bytea, $9, $10, $11::int';

// Parked behind another only while that other stands: whoever re-drives the key takes events away under row locks, so
// that this either waits and finds the key empty, or is seen by the re-drive before it calls the key empty.
const before = {
  behind: 'select position from parked_event where consumer = $1 and topic = $2 and key = $5 order by position desc limit 1 for update',
  first: 'select true',
};

// The inbox's key decides between an effect and a parking that meet: the second waits for the first and then keeps nothing.
const claimed = (place: 'behind' | 'first'): string => `
  with before as (${before[place]}),
  claim as (insert into inbox (consumer, event_id) select $1, $6::text from before on conflict do nothing returning event_id),
  put as (insert into parked_event ${columns} ${values} from claim returning position)
  select exists (select from before) as held, exists (select from put) as kept`;

const texts = {
  behind: claimed('behind'), first: claimed('first'),
  unreadable: `
    with put as (insert into parked_event ${columns} ${values} on conflict do nothing returning position)
    select true as held, exists (select from put) as kept`,
};

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

  async park(group: string, { message, eventId, reason, error, attempts }: Parked): Promise<'parked' | 'effected' | 'free'> {
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [withoutNul(name), withoutNul(value)]));
    const { rows: [row] } = await this.pool().query<{ held: boolean; kept: boolean }>(texts[eventId === undefined ? 'unreadable' : reason === 'behind' ? 'behind' : 'first'], [
      group, message.topic, message.partition, message.position, withoutNul(message.key), eventId ?? null,
      JSON.stringify(headers), message.body, reason, describe(error), attempts,
    ]);
    if (!row?.held) return 'free';
    return row.kept || eventId === undefined || (await this.isParked(group, eventId)) ? 'parked' : 'effected';
  }

  private async isParked(group: string, eventId: string): Promise<boolean> {
    const { rowCount } = await this.pool().query('select from parked_event where consumer = $1 and event_id = $2', [group, eventId]);
    return rowCount === 1;
  }
}
