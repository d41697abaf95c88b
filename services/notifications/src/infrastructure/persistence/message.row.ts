import type { Channel, FailedMessage, LeasedMessage } from '../../ports/messages.js';

export interface MessageRow {
  id: string; kind: string; channel: Channel; dossier_id: string; status: 'waiting' | 'sent' | 'failed'; masked_address: string;
  address: string; subject: string; body: string; attempts: number; last_error: string; queued_at: Date;
}

export const leasedColumns = 'id, channel, dossier_id, address, subject, body, attempts';

export const toLeased = (row: MessageRow): LeasedMessage => ({
  id: row.id, channel: row.channel, dossierId: row.dossier_id, address: row.address, subject: row.subject, body: row.body, attempt: row.attempts,
});

export const toFailed = (row: MessageRow): FailedMessage => ({
  id: row.id, dossierId: row.dossier_id, kind: row.kind, channel: row.channel, address: row.masked_address, attempts: row.attempts,
  error: row.last_error, givenUp: row.status === 'failed', queuedAt: row.queued_at.toISOString(),
});
