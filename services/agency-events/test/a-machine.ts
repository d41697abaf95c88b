import { provisionTransport } from '@tinhso/events';
import type { StructuredCloudEvent } from '@tinhso/events';
import { newId, systemActor, systemClock } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { createService } from '@tinhso/service-host';
import type { CommandContext, Service } from '@tinhso/service-host';
import { testDatabase } from '@tinhso/testing';
import { standardSchedule } from '../src/domain/retry-policy.js';
import { OutcomeLog } from '../src/features/deliver-webhooks/outcome-log.js';
import { WebhookMachine } from '../src/features/deliver-webhooks/webhook-machine.js';
import { PgContractsRepository } from '../src/infrastructure/persistence/pg-contracts.repository.js';
import { PgDeliveryLead } from '../src/infrastructure/persistence/pg-delivery-lead.repository.js';
import { PgSubscriptionsRepository } from '../src/infrastructure/persistence/pg-subscriptions.repository.js';
import { PgWebhookLog } from '../src/infrastructure/persistence/pg-webhook-log.repository.js';
import { SealedBox } from '../src/infrastructure/secrets/sealed-box.js';
import { createAgencyEvents } from '../src/index.js';
import { usualQuota } from '../src/domain/subscription.js';
import type { Attempt, Message, Receiver, Receivers } from '../src/ports/receivers.js';
import type { WebhookLog } from '../src/ports/webhook-log.js';

export const eventType = 'vn.tinhso.dossier.accepted.v1';
const provincePack = new URL('../../../provinces/thai-nguyen', import.meta.url).pathname;
const by: CommandContext = { actor: systemActor('test'), action: 'subscription:manage', operation: 'test' };

export interface Sent { readonly sink: string; readonly id: string; readonly sequence: number; readonly subject: string; readonly of: number }
type Reply = number | { readonly status: number; readonly retryAfter?: string };

/** Receivers in memory: what they answer is the test's to say. */
export class FakeReceivers implements Receivers {
  readonly origin = 'province.example';
  readonly sent: Sent[] = [];
  underWay = 0;
  answer: (sent: Sent) => Reply | Promise<Reply> = () => 204;

  constructor(private readonly clock: Clock) {}

  async consent(): Promise<{ granted: boolean }> {
    return { granted: true };
  }

  async send({ sink }: Receiver, { id, sequence = 0, body }: Message): Promise<Attempt> {
    const event = JSON.parse(body) as { subject: string; sequence: string };
    const sent = { sink, id, sequence, subject: event.subject, of: Number(event.sequence) };
    this.sent.push(sent);
    this.underWay += 1;
    const reply = await this.answer(sent);
    this.underWay -= 1;
    const { status, retryAfter } = typeof reply === 'number' ? { status: reply, retryAfter: undefined } : reply;
    return { at: this.clock.now(), tookMs: 1, url: sink, requestHeaders: {}, status, responseHeaders: retryAfter ? { 'retry-after': retryAfter } : {}, responseBody: '' };
  }
}

/** The tables of a running service, and machines that deliver from them: as many as a test likes, each to be killed at will. */
export async function aMachinery(clock: Clock = systemClock) {
  const database = await testDatabase();
  await provision(database.adminUrl, database.secret, ['agency-events']);
  await provisionTransport(database.adminUrl, database.secret);
  const origin = 'https://province.example';
  const service: Service = await createService(createAgencyEvents(), {
    databaseUrl: database.adminUrl, secret: database.secret, origin, internalOrigin: origin, oidcIssuer: `${origin}/realms/x`, audience: 'tinhso-api', kafkaBrokers: [],
    provincePack, dataDir: '/nowhere', clock, serviceClientSecret: () => 'none',
  });
  const { pool, transactions, cursors } = service.platform;
  const box = new SealedBox(database.secret);
  const contracts = new PgContractsRepository(pool, cursors);
  const subscriptions = new PgSubscriptionsRepository(pool, cursors, box);
  const contractId = newId();
  const now = clock.now();
  await transactions.run(async (tx) => contracts.add(tx, by, {
    id: contractId, client: 'a', state: 'approved', purpose: 'test', legalBasis: 'test', types: [eventType], areas: [], personalFields: [], validFrom: new Date(0), proposedBy: 'x', proposedAt: now,
  }));

  const subscribed = async (sink: string, start = 'beginning', more: object = {}): Promise<string> => {
    const id = newId();
    const subscription = { id, contractId, client: 'a', version: 1, state: 'pending' as const, filters: [], sink, headers: {}, start, createdAt: now, progress: { sequence: 0, waiting: 0, blockedSubjects: 0 }, secrets: [], ...more };
    await transactions.run(async (tx) => subscriptions.add(tx, by, { subscription, secret: `whsec_${Buffer.alloc(32).toString('base64')}` }, { ...usualQuota, maxSubscriptions: 100_000 }));
    await turn(id, 'active');
    return id;
  };
  const turn = (id: string, state: 'active' | 'paused'): Promise<void> => transactions.run(async (tx) => {
    const found = await subscriptions.find(tx, id);
    if (found) subscriptions.changeState(tx, by, found, { state, consentedAt: now });
  }, { retryConflicts: 5 });
  /** In the log, as the consumer writes it. */
  const recorded = async (events: readonly { readonly subject: string; readonly of: number }[]): Promise<void> => {
    const made = events.map(({ subject, of }): StructuredCloudEvent => ({
      specversion: '1.0', id: newId(), source: '/services/public-services', type: eventType, subject, time: clock.now().toISOString(), datacontenttype: 'application/json',
      sequence: String(of), aggregateversion: of, partitionkey: subject, data: { dossierId: subject, agencyCode: 'x' },
    }));
    await pool().query(`with h as (update feed_head set next = next + $2 returning next - $2 as base)
      insert into feed_entry (position, event_id, type, subject, event) select h.base + e.n - 1, (e.v->>'id')::uuid, $3, e.v->>'subject', e.v from h, jsonb_array_elements($1::jsonb) with ordinality as e (v, n)`,
    [JSON.stringify(made), made.length, eventType.replace('vn.tinhso.', '')]);
  };
  const machine = (receivers: Receivers, { leaseMs = 30_000, schedule = standardSchedule }: { leaseMs?: number; schedule?: readonly number[] } = {}) => {
    let dead = false;
    const never = new Promise<never>(() => undefined);
    const real = new PgWebhookLog(pool, transactions, box);
    // A killed process asks nothing and sends nothing any more; what the database has of it already it still writes.
    const log = new Proxy(real, { get: (target, name: keyof WebhookLog) => (...asked: never[]) => (dead ? never : (target[name] as (...a: never[]) => unknown)(...asked)) }) as WebhookLog;
    const outside: Receivers = { origin: receivers.origin, consent: (...asked) => receivers.consent(...asked), send: (...asked) => (dead ? never : receivers.send(...asked)) };
    const lead = new PgDeliveryLead(pool, leaseMs / 3, leaseMs);
    const outcomes = new OutcomeLog((written) => log.record(lead.epoch, written));
    const faults: unknown[] = [];
    const made = new WebhookMachine({
      log, lead, receivers: outside, clock, schedule, random: () => 0.5, record: (outcome) => outcomes.record(outcome), owners: { of: async () => ({}) }, report: (error) => void faults.push(error),
    });
    return { round: () => (dead ? never : made.round()), stop: () => made.stop(), kill: () => { dead = true; }, lead, faults };
  };
  const count = async (state: string): Promise<number> => Number((await pool().query<{ n: string }>('select count(*) as n from webhook_delivery where state = $1', [state])).rows[0]?.n);
  const [waiting, delivered] = [() => count('waiting'), () => count('delivered')];
  const expireLead = (): Promise<unknown> => pool().query("update webhook_head set expires_at = now() - interval '1 second'");
  return { service, pool, subscribed, turn, recorded, machine, waiting, delivered, expireLead, end: async () => { await service.close(); await database.drop(); } };
}
