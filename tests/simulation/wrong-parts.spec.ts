import { describe, expect, it } from '@jest/globals';
import * as consumers from './doubles/wrong-consumers.js';
import * as relays from './doubles/wrong-relays.js';
import { runAll } from './engine/run.js';
import type { Outcome, RunOptions } from './engine/run.js';

// A machine that is busy with other tests takes many times as long.
const patience = 180_000;

/** Runs fresh seeds until one breaks a promise; undefined when none of so many does. */
async function firstViolation(options: RunOptions, most = 3_000): Promise<Outcome | undefined> {
  let found: Outcome | undefined;
  const base = Date.now();
  const seeds = function* (): Generator<number> {
    for (let n = 0; n < most && !found; n += 1) yield base + n;
  };
  await runAll(seeds(), options, (outcome) => { if (outcome.violations.length > 0) found ??= outcome; });
  return found;
}

/** Two replicas that give the same aggregates commands of their own. */
const several: RunOptions['prepare'] = (_, scenario) => ({ ...scenario, replicas: 2, commands: [...scenario.commands, ...scenario.commands].slice(0, 2).map((commands, replica) => commands.map((command) => (
  { ...command, id: `${command.id}/${replica}`, events: command.events.map((event) => ({ ...event, id: `${event.id}/${replica}` })) }))) });

describe('the simulation', () => {
  it.each<[string, RunOptions, RegExp]>([
    ['a relay that remembers the last position', { parts: { relay: relays.remembersTheLast } }, /left in the outbox|published before|not drained/],
    ['positions handed out in blocks', { prepare: (database, scenario) => { database.sequenceCache = 50; return several(database, scenario); } }, /published before/],
    ['a relay that orders by transaction', { parts: { relay: relays.ordersByTransaction }, prepare: several }, /published before/],
    ['two relays that skip locked rows', { parts: { relay: relays.skipsLocked }, prepare: several }, /published before/],
    ['a relay that reads on while it sends', { parts: { relay: relays.pipelines } }, /published before/],
    ['an inbox row before the effect, in its own transaction', { parts: { transactions: consumers.inboxBeforeEffect } }, /neither effected nor parked|never effected/],
    ['an inbox row after the effect, in its own transaction', { parts: { transactions: consumers.inboxAfterEffect } }, /twice|before/],
    ['an acknowledgement before the effect', { parts: { members: consumers.acknowledgesFirst } }, /neither effected nor parked/],
    ['an acknowledgement over a hole', { parts: { members: consumers.acknowledgesOverAHole } }, /neither effected nor parked/],
    ['parked keys that nobody asks about', { parts: { stores: consumers.letsKeysPass } }, /pass .* which is parked/],
    ['a parking without a claim on the event', { parts: { stores: consumers.parksWithoutClaim } }, /which is parked|which took effect/],
  ])('catches %s', async (_, options, violation) => {
    expect((await firstViolation(options))?.violations[0]).toMatch(violation);
  }, patience);

  it('finds nothing wrong with several relays and no lease: they only send twice', async () => {
    expect(await firstViolation({ parts: { relay: relays.withoutLease }, prepare: several }, 500)).toBeUndefined();
  }, patience);
});
