import type { Pool } from 'pg';
import { newId } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Change } from '@tinhso/persistence';
import type { FailedMessage, LeasedMessage, Messages, NewMessage, Reason } from '../../ports/messages.js';
import { leasedColumns, toFailed, toLeased } from './message.row.js';
import type { MessageRow } from './message.row.js';

const leaseMs = 60_000;

// The next attempt is put off before the sending: a replica that dies holds a message no longer than that.
const leaseText = `update message set attempts = attempts + 1, next_at = now() + $2 * interval '1 millisecond'
  where id in (select id from message where status = 'waiting' and next_at <= now() order by next_at limit $1 for update skip locked)
  returning ${leasedColumns}`;

/** Time is the database's: several replicas lease from one clock. */
export class PgMessagesRepository implements Messages {
  constructor(private readonly pool: () => Pool) {}

  queue({ eventId, kind, dossierId }: Reason, messages: readonly NewMessage[]): Change {
    return {
      name: 'message',
      text: `insert into message (id, event_id, kind, channel, dossier_id, status, masked_address, address, subject, body)
             select (m->>'id')::uuid, $1, $2, m->>'channel', $3, 'waiting', m->>'masked', m->>'address', m->>'subject', m->>'body'
             from jsonb_array_elements($4::jsonb) as given (m) on conflict (event_id, channel) do nothing returning id`,
      values: [eventId, kind, dossierId, JSON.stringify(messages.map((message) => ({ ...message, id: newId() })))],
    };
  }

  async lease(limit: number): Promise<readonly LeasedMessage[]> {
    return (await readNamed<MessageRow>(this.pool(), { name: 'message_lease', text: leaseText, values: [limit, leaseMs] })).map(toLeased);
  }

  async finish({ id, attempt }: LeasedMessage, outcome: 'sent' | 'failed', error?: string): Promise<void> {
    await readNamed(this.pool(), {
      name: 'message_finish',
      text: `update message set status = $3, address = null, subject = null, body = null, last_error = $4, ended_at = now()
             where id = $1 and attempts = $2 and status = 'waiting'`,
      values: [id, attempt, outcome, error ?? null],
    });
  }

  async postpone({ id, attempt }: LeasedMessage, afterMs: number, error: string): Promise<void> {
    await readNamed(this.pool(), {
      name: 'message_postpone',
      text: `update message set next_at = now() + $3 * interval '1 millisecond', last_error = $4 where id = $1 and attempts = $2 and status = 'waiting'`,
      values: [id, attempt, afterMs, error],
    });
  }

  async failed(limit: number): Promise<readonly FailedMessage[]> {
    const rows = await readNamed<MessageRow>(this.pool(), {
      name: 'message_failed',
      text: `select id, dossier_id, kind, channel, masked_address, attempts, last_error, status, queued_at from message
             where last_error is not null order by queued_at desc limit $1`,
      values: [limit],
    });
    return rows.map(toFailed);
  }
}
