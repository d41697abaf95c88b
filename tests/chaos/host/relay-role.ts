import { setTimeout as pause } from 'node:timers/promises';
import { envelopeSettings, Relay, toMessage } from '@tinhso/events';
import type { EventTransport, OutgoingMessage, PublishOutcome } from '@tinhso/events';
import type { Pool } from 'pg';
import type { HostConfig } from './host-config.ts';
import { report } from './report.ts';

type Publisher = Pick<EventTransport, 'publish'>;

/** A network that now and then delivers a batch twice, or delivers it and loses the answer. */
const unreliable = (transport: Publisher, { double, dropAnswer }: NonNullable<HostConfig['faults']>): Publisher => ({
  publish: async (batch: readonly OutgoingMessage[]): Promise<PublishOutcome> => {
    const luck = Math.random();
    if (luck < double) await transport.publish(batch);
    const outcome = await transport.publish(batch);
    if (luck >= double && luck < double + dropAnswer) throw new Error('the answer was lost');
    return outcome;
  },
});

interface Row { seq: string; id: string; topic: string; type: string; subject: string; sequence: string; aggregate_version: string; time: string; data: unknown }

/** The wrong relay: it remembers the last position, and never sees what was drawn before it and committed after it. */
async function relayById(pool: () => Pool, transport: Publisher): Promise<never> {
  for (let last = '0'; ; await pause(5)) {
    try {
      const { rows } = await pool().query<Row>('select * from outbox where seq > $1 order by seq limit 1000', [last]);
      if (rows.length === 0) continue;
      await transport.publish(rows.map((row) => toMessage({
        ...row, sequence: Number(row.sequence), aggregateVersion: Number(row.aggregate_version),
      }, envelopeSettings('chaos'))));
      last = (rows.at(-1) as Row).seq;
      await pool().query('delete from outbox where seq = any($1::bigint[])', [rows.map(({ seq }) => seq)]);
    } catch (error) {
      report({ kind: 'relay-failed', error, fields: {} });
    }
  }
}

export function runRelay(config: HostConfig, pool: () => Pool, transport: EventTransport): void {
  if (config.breakage === 'relay-by-id') {
    void relayById(pool, transport);
    return;
  }
  new Relay({
    pool, transport: config.faults ? unreliable(transport, config.faults) : transport, envelope: envelopeSettings('chaos'), pollMs: 25,
    leaseMs: config.leaseMs ?? 3_000, report,
  }).start();
}
