import { setTimeout as pause } from 'node:timers/promises';
import { toIncomingEvent, defaultTypePrefix } from '@tinhso/events';
import type { BatchControl, EventTransport, ReceivedBatch } from '@tinhso/events';
import type { Pool } from 'pg';
import type { HostConfig, HostGroup } from './host-config.ts';

/** Wrong: the batch counts as done when it arrives, and a process that dies takes the rest of it along. */
export const acknowledgingFirst = (transport: EventTransport): EventTransport => Object.assign(Object.create(transport) as EventTransport, {
  subscribe: (options: Parameters<EventTransport['subscribe']>[0]) => transport.subscribe({ ...options, onBatch: (batch, control) => {
    control.acknowledge(batch.messages.at(-1)?.position ?? 0);
    void options.onBatch(batch, { acknowledge: () => undefined, heartbeat: () => Promise.resolve(), isStale: () => false });
    return Promise.resolve();
  } }),
});

const effectFirst = async (pool: Pool, group: string, batch: ReceivedBatch, control: BatchControl): Promise<void> => {
  for (const message of batch.messages) {
    if (control.isStale()) return;
    const event = toIncomingEvent(message, defaultTypePrefix);
    const { rowCount } = await pool.query('select from inbox where consumer = $1 and event_id = $2', [group, event.id]);
    if (rowCount === 0) {
      await pool.query('insert into effect (grp, event_id, subject, sequence, written_at) values ($1, $2, $3, $4, $5)', [group, event.id, event.subject, event.sequence, event.time]);
      await pause(20);
      await pool.query('insert into inbox (consumer, event_id) values ($1, $2)', [group, event.id]);
    }
    control.acknowledge(message.position);
    await control.heartbeat();
  }
};

/** Wrong: effect and inbox are two transactions, and a process that dies between them does the effect again. */
export async function inboxOutside(groups: readonly HostGroup[], config: HostConfig, pool: () => Pool, transport: EventTransport): Promise<void> {
  await transport.ensureTopics([config.topic]);
  for (const { group } of groups) {
    await transport.subscribe({ group, topics: [config.topic], onBatch: (batch, control) => effectFirst(pool(), group, batch, control) });
  }
}
