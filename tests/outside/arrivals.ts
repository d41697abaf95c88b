import { expect } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import type { Receiver, Received } from './a-receiver.js';
import type { SubscriptionSeen } from './hooking.js';

export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
export const ids = (list: readonly Received[]): string[] => list.map(({ event }) => event.id);

export const arrived = (where: Receiver, count: number, within = 20_000): Promise<unknown> =>
  eventually(() => { expect(where.received.length).toBeGreaterThanOrEqual(count); return true; }, { within, every: 5 });

/** Each subject's events rise, none comes twice. */
export const orderedPerSubject = (list: readonly Received[]): boolean => [...Map.groupBy(list, ({ event }) => event.subject).values()].every((own) => {
  const sequences = own.map(({ event }) => Number((event as unknown as { sequence: string }).sequence));
  return sequences.every((sequence, index) => index === 0 || sequence > (sequences[index - 1] ?? 0));
});

interface At {
  readonly happened: (subject: string, sequence: number) => Promise<string>;
  readonly seen: (id: string) => Promise<SubscriptionSeen>;
}

/** Follows live and has nothing waiting. */
export const quiesced = ({ seen }: At, id: string): Promise<SubscriptionSeen> => eventually(async () => {
  const { status } = await seen(id);
  return status.live && status.waiting === 0 ? seen(id) : undefined;
}, { within: 20_000, every: 100 });

export async function happenedInTurn({ happened }: At, subject: string, count: number, from = 1): Promise<string[]> {
  const made: string[] = [];
  for (const sequence of upTo(count)) made.push(await happened(subject, from - 1 + sequence));
  return made;
}
