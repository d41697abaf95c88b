import type { Pool } from 'pg';
import { describe } from '../reports.js';
import type { ReceivedMessage } from '../transport.js';

/** Why an event stands aside: not an event, refused by a rule, failed again and again, or behind another of its key. */
export type ParkingReason = 'unreadable' | 'broken-rule' | 'failed' | 'behind';

export interface Parked {
  readonly message: ReceivedMessage;
  readonly eventId?: string;
  readonly reason: ParkingReason;
  readonly error: unknown;
  readonly attempts: number;
}

// An event that took effect before must not be parked when it is delivered again behind a parked one.
const insert = `
  insert into parked_event (consumer, topic, partition, position, key, event_id, headers, body, reason, error, attempts)
  select $1, $2, $3::int, $4::bigint, $5, $6::text, $7::jsonb, $8::bytea, $9, $10, $11::int
  where not exists (select from inbox where consumer = $1 and event_id = $6::text)
  on conflict do nothing`;

const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD');

/** Where events wait for a person, with their original bytes. */
export class Parking {
  constructor(private readonly pool: () => Pool, private readonly consumer: string) {}

  /** The keys, of those given, that have a parked event. */
  async keysAmong(topic: string, keys: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.pool().query<{ key: string }>({
      name: 'parked_keys', text: 'select distinct key from parked_event where consumer = $1 and topic = $2 and key = any($3)',
      values: [this.consumer, topic, keys],
    });
    return new Set(rows.map((row) => row.key));
  }

  /** Safe to repeat: a second delivery finds the first one's row. */
  async park({ message, eventId, reason, error, attempts }: Parked): Promise<void> {
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [withoutNul(name), withoutNul(value)]));
    await this.pool().query(insert, [
      this.consumer, message.topic, message.partition, message.position, withoutNul(message.key), eventId ?? null,
      JSON.stringify(headers), message.body, reason, describe(error), attempts,
    ]);
  }
}

/** Key for ordering and parking; a message without a key stands alone. */
export const orderingKey = (message: ReceivedMessage): string =>
  message.key === '' ? `${message.partition}@${message.position}` : withoutNul(message.key);
