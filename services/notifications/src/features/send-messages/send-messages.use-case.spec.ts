import { describe, expect, it } from '@jest/globals';
import type { DeliveryOutcome } from '../../ports/delivery.js';
import type { LeasedMessage, Messages } from '../../ports/messages.js';
import { SendMessagesUseCase, usualPatience } from './send-messages.use-case.js';

const message = (attempt: number): LeasedMessage =>
  ({ id: 'm1', channel: 'sms', dossierId: 'd1', address: '+84912000001', subject: '', body: 'Ho so', attempt });

/** What becomes of one message whose delivery ends like this. */
async function outcomeOf(attempt: number, outcome: DeliveryOutcome): Promise<unknown[]> {
  const done: unknown[] = [];
  const messages: Pick<Messages, 'lease' | 'finish' | 'postpone'> = {
    lease: async () => [message(attempt)],
    finish: async (_, how, error) => { done.push(how, error); },
    postpone: async (_, afterMs, error) => { done.push(afterMs, error); },
  };
  const delivery = { send: async () => outcome, close: () => undefined };
  expect(await new SendMessagesUseCase(messages as Messages, { sms: delivery, email: delivery }).execute()).toBe(1);
  return done;
}

describe('sending', () => {
  it.each<[string, number, DeliveryOutcome, unknown[]]>([
    ['ends', 1, { kind: 'sent' }, ['sent', undefined]],
    ['waits a little after the first failure', 1, { kind: 'unavailable', code: 'sms-503' }, [2_000, 'sms-503']],
    ['waits longer later', 4, { kind: 'unavailable', code: 'sms-503' }, [16_000, 'sms-503']],
    ['never waits longer than a quarter of an hour', 60, { kind: 'unavailable', code: 'sms-503' }, [900_000, 'sms-503']],
    ['is given up after the last attempt', usualPatience.maxAttempts, { kind: 'unavailable', code: 'sms-503' }, ['failed', 'sms-503']],
    ['is given up at once when refused', 1, { kind: 'refused', code: 'sms-422' }, ['failed', 'sms-422']],
  ])('%s', async (_, attempt, outcome, expected) => {
    expect(await outcomeOf(attempt, outcome)).toEqual(expected);
  });
});
