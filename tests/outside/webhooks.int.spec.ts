import { describe, expect, it } from '@jest/globals';
import { HTTP } from 'cloudevents';
import type { CloudEvent } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { isAvailable, profiles } from '../support/platform.js';
import { arrived, happenedInTurn, ids, orderedPerSubject, quiesced, upTo } from './arrivals.js';
import type { Received } from './a-receiver.js';
import { hookedReceivers } from './hooked-receivers.js';
import type { HookedReceivers } from './hooked-receivers.js';
import { hooks } from './hooking.js';
import type { SubscriptionSeen } from './hooking.js';

interface Secret { readonly secret: string; readonly validUntil?: string }
interface DeliverySeen { readonly sequence: number; readonly eventId: string; readonly state: string; readonly failing?: { readonly failures: number; readonly error: string }; readonly attempts: { readonly request: { readonly headers: Record<string, string> }; readonly answer?: { readonly status: number; readonly body: string }; readonly error?: string }[] }

const signed = ({ headers }: Received): Record<string, string> => headers as Record<string, string>;

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`webhooks, on ${parts.name}`, () => {
    let { at, contract, receiver } = {} as HookedReceivers;
    const aReceiver = hookedReceivers(parts, (now) => { ({ at, contract, receiver } = now); });

    it('are signed as Standard Webhooks has it and read by the CloudEvents SDK', async () => {
      const { id } = await at.serving(receiver.sink, contract.id, { protocolsettings: { headers: { 'x-api-key': 'mine' } }, sinkcredential: { credentialtype: 'ACCESSTOKEN', accesstoken: 'open-sesame' } });
      const subject = newId();
      const made = await happenedInTurn(at, subject, 3);
      await arrived(receiver, 3);
      const [{ secret } = { secret: '' }] = (await at.technician<Secret[]>('GET', `/subscriptions/${id}/secrets`)).body;
      expect(ids(receiver.received)).toEqual(made);
      for (const one of receiver.received) {
        expect(new Webhook(secret).verify(one.body, signed(one))).toMatchObject({ subject });
        expect(new SvixWebhook(secret).verify(one.body, signed(one))).toMatchObject({ subject });
        expect(() => new Webhook(secret).verify(one.body.replace('1.001193', '1.001194'), signed(one))).toThrow();
        expect(() => new Webhook(secret).verify(one.body, { ...signed(one), 'webhook-id': newId() })).toThrow();
        const event = HTTP.toEvent({ headers: one.headers, body: one.body }) as CloudEvent<{ dossierId: string }>;
        expect([event.id, event.subject, event.type, event.data?.dossierId, event['subscriptionid']]).toEqual([one.headers['webhook-id'], subject, one.event.type, subject, id]);
        expect(event.validate()).toBe(true);
        expect(event.dataschema).toBe(`${at.platform.origin}${hooks}/event-types/${one.event.type.replace('vn.tinhso.', '')}/schema`);
        expect(one.headers).toMatchObject({ 'content-type': expect.stringMatching(/^application\/cloudevents\+json/), 'webhook-request-origin': '127.0.0.1', 'x-api-key': 'mine', authorization: 'Bearer open-sesame' });
      }
      expect(receiver.received.map(({ headers }) => headers['webhook-sequence'])).toEqual(['1', '2', '3']);
      const { body } = await at.technician<DeliverySeen>('GET', `/subscriptions/${id}/deliveries/1`);
      expect(body).toMatchObject({ state: 'delivered', eventId: made[0], attempts: [{ answer: { status: 204 }, request: { headers: { authorization: '•••', 'x-api-key': '•••', 'webhook-id': made[0] } } }] });
      expect(JSON.stringify(body)).not.toMatch(/sesame|"mine"|whsec_/);
    }, 60_000);

    it('carry the signatures of the old and the new secret while a secret is rotated, and of the new alone afterwards', async () => {
      const { id } = await at.serving(receiver.sink, contract.id);
      const [old] = (await at.technician<Secret[]>('GET', `/subscriptions/${id}/secrets`)).body;
      const [next, before] = (await at.technician<Secret[]>('POST', `/subscriptions/${id}/secret-rotation`, { keepOldSeconds: 600 })).body;
      expect([before?.secret, before?.validUntil !== undefined]).toEqual([old?.secret, true]);
      await at.happened(newId(), 1);
      await arrived(receiver, 1);
      const [both] = receiver.received as [Received];
      expect(both.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
      for (const one of [old, next]) new Webhook(one?.secret ?? '').verify(both.body, signed(both));
      const own = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
      await at.technician('POST', `/subscriptions/${id}/secret-rotation`, { secret: own, keepOldSeconds: 0 });
      await at.happened(newId(), 1);
      await arrived(receiver, 2);
      const [, alone] = receiver.received as [Received, Received];
      new SvixWebhook(own).verify(alone.body, signed(alone));
      expect(() => new Webhook(next?.secret ?? '').verify(alone.body, signed(alone))).toThrow();
    }, 60_000);

    it('come in order of each subject, one at a time, numbered without a gap; a subject that fails holds up itself alone', async () => {
      const { id } = await at.serving(receiver.sink, contract.id);
      const subjects = upTo(8).map(() => newId());
      const [bad] = subjects as [string];
      const underWay = new Map<string, number>();
      let most = 0;
      let broken = true;
      receiver.behave = async ({ event }) => {
        underWay.set(event.subject, (underWay.get(event.subject) ?? 0) + 1);
        most = Math.max(most, underWay.get(event.subject) ?? 0);
        await new Promise((resolve) => { setTimeout(resolve, 5); });
        underWay.set(event.subject, (underWay.get(event.subject) ?? 1) - 1);
        return broken && event.subject === bad ? 500 : 204;
      };
      await Promise.all(subjects.map((subject) => happenedInTurn(at, subject, 6)));
      const good = (): Received[] => receiver.received.filter(({ event }) => event.subject !== bad);
      await eventually(() => { expect(new Set(ids(good())).size).toBe(42); return true; }, { within: 20_000 });
      expect(new Set(ids(receiver.of(bad))).size).toBe(1);
      const failing = await eventually(async () => {
        const { items } = (await at.technician<{ items: DeliverySeen[] }>('GET', `/subscriptions/${id}/deliveries?failing=true`)).body;
        expect(items[0]?.failing?.failures).toBeGreaterThan(1);
        return items;
      }, { within: 10_000 });
      expect(failing).toMatchObject([{ state: 'waiting', failing: { error: 'http-500' } }]);
      expect((await at.seen(id)).status).toMatchObject({ state: 'active', waiting: 6, blockedSubjects: 1 });
      broken = false;
      await quiesced(at, id);
      expect(receiver.of(bad).filter(({ event }, index, all) => event.id !== all[index - 1]?.event.id)).toHaveLength(6);
      expect(most).toBe(1);
      expect(good().length).toBe(42);
      expect([...new Set(receiver.sequences())].sort((a, b) => a - b)).toEqual(upTo(48));
      expect(orderedPerSubject(good())).toBe(true);
    }, 90_000);

    it('wait while their receiver is paused or gone, and flow in order afterwards', async () => {
      const { id } = await at.serving(receiver.sink, contract.id);
      const subject = newId();
      await happenedInTurn(at, subject, 2);
      await arrived(receiver, 2);
      expect((await at.technician<SubscriptionSeen>('POST', `/subscriptions/${id}/pause`)).body.status).toMatchObject({ state: 'paused', live: false });
      await happenedInTurn(at, subject, 3, 3);
      const beside = await aReceiver();
      await at.serving(beside.sink, contract.id);
      await at.happened(newId(), 1);
      await arrived(beside, 1);
      expect(receiver.received).toHaveLength(2);
      receiver.behave = () => 410;
      await at.technician('POST', `/subscriptions/${id}/resume`);
      await eventually(async () => { expect((await at.seen(id)).status).toMatchObject({ state: 'disabled', reason: 'gone' }); return true; }, { within: 10_000 });
      const asked = receiver.received.length;
      await happenedInTurn(at, subject, 3, 6);
      await arrived(beside, 4);
      expect(receiver.received).toHaveLength(asked);
      receiver.behave = () => 204;
      await at.technician('POST', `/subscriptions/${id}/resume`);
      await quiesced(at, id);
      const taken = [...receiver.received.slice(0, 2), ...receiver.received.slice(asked)];
      expect(taken.map(({ event }) => Number(event.subscriptionsequence)).sort((a, b) => a - b)).toEqual(upTo(9));
      expect(orderedPerSubject(taken)).toBe(true);
    }, 90_000);

    it('are held back as long as a receiver asks for it, and its other receivers are not', async () => {
      const { id } = await at.serving(receiver.sink, contract.id);
      const beside = await aReceiver();
      await at.serving(beside.sink, contract.id);
      receiver.behave = () => ({ status: 429, headers: { 'retry-after': '2' } });
      await at.happened(newId(), 1);
      await arrived(receiver, 1);
      const from = performance.now();
      const throttled = await eventually(async () => { const { status } = await at.seen(id); return status.throttledUntil ? status : undefined; });
      expect(Date.parse(throttled.throttledUntil ?? '') - Date.now()).toBeGreaterThan(0);
      receiver.behave = () => 204;
      await Promise.all(upTo(5).map(() => at.happened(newId(), 1)));
      await arrived(beside, 6);
      expect(receiver.received).toHaveLength(1);
      await arrived(receiver, 7);
      expect(performance.now() - from).toBeGreaterThan(1_500);
      await quiesced(at, id);
    }, 60_000);

    it('reach a quick receiver at once while a slow one takes its time', async () => {
      const quick = await aReceiver();
      const slow = await at.serving(receiver.sink, contract.id);
      await at.serving(quick.sink, contract.id);
      const release: (() => void)[] = [];
      receiver.behave = () => new Promise((resolve) => { release.push(() => resolve(204)); });
      await Promise.all(upTo(40).map(() => at.happened(newId(), 1)));
      await arrived(quick, 40);
      expect(receiver.received.length).toBeLessThanOrEqual(16);
      receiver.behave = () => 204;
      for (const one of release) one();
      await arrived(receiver, 40);
      await quiesced(at, slow.id);
      expect(new Set(ids(receiver.received)).size).toBe(40);
    }, 60_000);

    it('can be sent again, one or a range, with the ids they had; and a test whenever one likes', async () => {
      const { id } = await at.subscribed(receiver.sink, contract.id);
      const tested = await at.technician<{ consent: { granted: boolean }; attempt: { answer: { status: number } } }>('POST', `/subscriptions/${id}/test-event`);
      expect(tested.body).toMatchObject({ consent: { granted: true }, attempt: { answer: { status: 204 } } });
      expect(receiver.received.splice(0)).toMatchObject([{ event: { type: 'vn.tinhso.webhook.test.v1', subject: id } }]);
      receiver.agree = {};
      expect((await at.technician<{ consent: unknown }>('POST', `/subscriptions/${id}/test-event`)).body).toEqual({ consent: { granted: false, why: 'HTTP 200' } });
      receiver.agree = { 'webhook-allowed-origin': '*', 'webhook-allowed-rate': '*' };
      await at.approve(id);
      const made = await happenedInTurn(at, newId(), 5);
      await arrived(receiver, 5);
      await quiesced(at, id);
      expect((await at.technician<{ count: number }>('POST', `/subscriptions/${id}/redeliveries`, { from: 2, to: 4 })).body).toEqual({ count: 3 });
      await arrived(receiver, 8);
      expect(ids(receiver.received.slice(5))).toEqual(made.slice(1, 4));
      expect((await at.technician<{ count: number }>('POST', `/subscriptions/${id}/redeliveries`, { from: 5 })).body).toEqual({ count: 1 });
      await arrived(receiver, 9);
      expect(receiver.sequences().at(-1)).toBe(5);
      await quiesced(at, id);
      expect((await at.technician<DeliverySeen>('GET', `/subscriptions/${id}/deliveries/5`)).body.attempts).toHaveLength(2);
      expect((await at.technician('POST', `/subscriptions/${id}/redeliveries`, { from: 77 })).status).toBe(422);
      expect((await at.technician('POST', `/subscriptions/${id}/redeliveries`, { from: 3, to: 2 })).status).toBe(422);
    }, 60_000);


    it('are told of by mail to the technician when they fail: which event it is, and nothing of what it says', async () => {
      const technician = `kythuat-${newId().slice(-8)}@agencies.example`;
      receiver.behave = () => 500;
      const { id } = await at.approve((await at.technician<SubscriptionSeen>('POST', '/subscriptions', { sink: receiver.sink, protocol: 'HTTP', config: { contract: contract.id, technician } })).body.id);
      const subject = newId();
      const event = await at.happened(subject, 1);
      const mails = await eventually(async () => {
        const found = await (await fetch(`${at.platform.origin}/simulators/mailbox/api/mails?to=${technician}`)).json() as { subject: string; text: string }[];
        return found.length > 0 ? found : undefined;
      }, { within: 30_000, every: 200 });
      expect(mails).toHaveLength(1);
      expect(mails[0]?.subject).toBe('Sự kiện chưa gửi được tới nơi nhận của cơ quan');
      for (const part of [id, receiver.sink, event, 'vn.tinhso.dossier.submitted.v1', subject, 'http-500', 'subscriptionsequence: 1']) expect(mails[0]?.text).toContain(part);
      expect(mails[0]?.text).not.toContain('1.001193');
    }, 60_000);
  });
}
