import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { profiles } from '../support/platform.js';
import { Receiver } from './a-receiver.js';
import { hooking } from './hooking.js';
import type { ContractSeen, SubscriptionSeen } from './hooking.js';

export interface HookedReceivers {
  readonly at: Awaited<ReturnType<typeof hooking>>;
  readonly contract: ContractSeen;
  /** A fresh one for each test; nobody is subscribed to it yet. */
  readonly receiver: Receiver;
}

/** Says to the tests of a `describe` what stands: a platform, an approved contract with a wide quota, and a receiver; gives what opens more receivers. */
export function hookedReceivers(parts: (typeof profiles)[number], stands: (now: HookedReceivers) => void): () => Promise<Receiver> {
  let at: HookedReceivers['at'];
  let contract: ContractSeen;
  const open: Receiver[] = [];
  const aReceiver = async (): Promise<Receiver> => {
    const made = await new Receiver().open();
    open.push(made);
    return made;
  };
  beforeAll(async () => {
    at = await hooking(parts);
    contract = await at.approvedContract();
    await at.admin('PUT', '/clients/cong-an-tinh/quota', { maxSubscriptions: 1_000, requestsPerMinute: 600_000, concurrency: 16 });
  }, 90_000);
  beforeEach(async () => { stands({ at, contract, receiver: await aReceiver() }); });
  afterEach(async () => {
    for (const { id } of (await at.technician<SubscriptionSeen[]>('GET', '/subscriptions?limit=100')).body) await at.technician('DELETE', `/subscriptions/${id}`);
  }, 30_000);
  afterAll(async () => {
    await at?.platform.stop();
    await Promise.all(open.map((one) => one.close()));
  }, 30_000);
  return aReceiver;
}
