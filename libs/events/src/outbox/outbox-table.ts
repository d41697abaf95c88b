import type { Pool } from 'pg';
import type { OutboxRow, OutboxStore } from './ports.js';

interface Row {
  seq: string; id: string; topic: string; type: string; subject: string; sequence: string; aggregate_version: string;
  time: string; data: unknown; traceparent: string | null; newer_form: string | null;
}

const limit = 1000;

// Always from the lowest position: sequences become visible out of order, so remembering the last one loses rows.
const unpublished = {
  name: 'outbox_waiting',
  text: `select seq, id, topic, type, subject, sequence, aggregate_version, time, data, traceparent, newer_form from outbox_waiting($1)
         where exists (select from relay_lease where name = 'relay' and owner = $2 and expires_at >= now())`,
};

const toEvent = (row: Row): OutboxRow => ({
  seq: row.seq, id: row.id, topic: row.topic, type: row.type, subject: row.subject, sequence: Number(row.sequence),
  aggregateVersion: Number(row.aggregate_version), time: row.time, data: row.data, traceparent: row.traceparent ?? undefined,
  ...(row.newer_form === null ? {} : { newerForm: row.newer_form }),
});

/** The outbox as a table. */
export class OutboxTable implements OutboxStore {
  constructor(private readonly pool: () => Pool) {}

  async next(owner: string): Promise<{ rows: OutboxRow[]; full: boolean }> {
    const { rows } = await this.pool().query<Row>({ ...unpublished, values: [limit, owner] });
    return { rows: rows.map(toEvent), full: rows.length === limit };
  }

  async remove(seqs: readonly string[]): Promise<void> {
    if (seqs.length === 0) return;
    await this.pool().query({ name: 'outbox_remove', text: 'delete from outbox where seq = any($1::bigint[])', values: [seqs] });
  }

  async refuse(seq: string, reason: string): Promise<void> {
    await this.pool().query('update outbox set refused = $2 where seq = $1', [seq, reason]);
  }
}
