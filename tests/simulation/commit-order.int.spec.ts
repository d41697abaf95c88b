import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { envelopeSettings, LeaseTable, outboxChange, OutboxTable, pgConsumerStores, Relay, RelayLoop } from '@tinhso/events';
import type { OutboxStore, OutgoingMessage, PublishOutcome } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { PgTransactionRunner } from '@tinhso/persistence';
import { eventually } from '@tinhso/testing';
import { aggregateChange } from './engine/changes.js';
import { simulatedService } from './service-database.js';

let service: Awaited<ReturnType<typeof simulatedService>>;
const pool = (): typeof service.pool => service.pool;
beforeAll(async () => { service = await simulatedService(); }, 90_000);
afterAll(() => service.drop());
beforeEach(() => pool().query('delete from outbox; delete from relay_lease; delete from aggregate'));

const sent: string[] = [];
const transport = { publish: (batch: readonly OutgoingMessage[]): Promise<PublishOutcome> => {
  sent.push(...batch.map(({ key, headers }) => `${key}#${headers['ce_sequence'] ?? ''}`));
  return Promise.resolve({ acknowledged: batch.map((_, index) => index), refused: [] });
} };
const changes = (subject: string) => [aggregateChange(subject, 1, 1), outboxChange([{
  id: newId(), type: 'dossier.changed.v1', subject, sequence: 1, aggregateVersion: 1, topic: 'order.dossier.events', data: {}, time: '2026-11-23T09:00:00+07:00',
}], 'aggregate')] as const;

/** Draws its position first and commits last: a transaction that draws and commits in between is there before it. */
async function outOfOrder(inBetween: () => Promise<unknown>): Promise<void> {
  await pgConsumerStores(pool).projections.together('order', [newId()], async (_, apply) => {
    await apply((tx) => { for (const change of changes('slow')) tx.add(change); return Promise.resolve(); });
    await new PgTransactionRunner(pool).run((tx) => { for (const change of changes('quick')) tx.add(change); return Promise.resolve(); });
    await inBetween();
  });
}

/** Reads on from the highest position that it has seen. */
const beyondTheLast = (): OutboxStore => {
  const right = new OutboxTable(pool);
  let last = 0;
  return { remove: (seqs) => right.remove(seqs), refuse: (seq, reason) => right.refuse(seq, reason), next: async (owner) => {
    const { rows, full } = await right.next(owner);
    const beyond = rows.filter(({ seq }) => Number(seq) > last);
    last = Math.max(last, ...beyond.map(({ seq }) => Number(seq)));
    return { rows: beyond, full };
  } };
};

const unpublished = async (): Promise<string[]> => (await pool().query<{ subject: string }>('select subject from outbox')).rows.map(({ subject }) => subject);

describe('positions that are committed out of their order', () => {
  const settings = { transport, envelope: envelopeSettings('order'), pollMs: 20 };
  beforeEach(() => { sent.length = 0; });

  it('are all published: the relay begins at the lowest each time', async () => {
    const relay = new Relay({ pool, ...settings });
    relay.start();
    await outOfOrder(() => eventually(() => sent.includes('quick#1')));
    await eventually(async () => (await unpublished()).length === 0);
    await relay.stop();
    expect(sent).toEqual(['quick#1', 'slow#1']);
  });

  it('are lost by a relay that remembers the last: the position that came late lies behind it', async () => {
    const relay = new RelayLoop(settings, { outbox: beyondTheLast(), lease: new LeaseTable(pool) });
    relay.start();
    await outOfOrder(() => eventually(() => sent.includes('quick#1')));
    await new PgTransactionRunner(pool).run((tx) => { for (const change of changes('later')) tx.add(change); return Promise.resolve(); });
    await eventually(() => sent.includes('later#1'));
    await relay.stop();
    expect(sent).toEqual(['quick#1', 'later#1']);
    expect(await unpublished()).toEqual(['slow']);
  });
});
