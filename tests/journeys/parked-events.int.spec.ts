import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { billIssued, dossierSubmitted } from '@tinhso/contracts';
import { envelopeSettings, toMessage } from '@tinhso/events';
import { exampleOf } from '@tinhso/events/asyncapi';
import type { EventOperation, ParkedEvent } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';
import type { PlatformUnderTest } from '../support/platform.js';

const api = '/api/agency-events/v1';
const group = 'agency-events.feed';
interface Page<T> { readonly items: readonly T[]; readonly next?: string }
interface Whole extends ParkedEvent { readonly headers: Record<string, string>; readonly body: string; readonly behind: number; readonly size: number }

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`parked events on ${parts.name}`, () => {
    let platform: PlatformUnderTest;
    let operator: Caller;
    const feed = () => platform.services.find(({ name }) => name === 'agency-events') as PlatformUnderTest['services'][number];
    const message = (subject: string, sequence: number, id = newId()) => toMessage({
      id, type: dossierSubmitted.type, subject, sequence, aggregateVersion: sequence, topic: dossierSubmitted.topic, data: { ...exampleOf(dossierSubmitted.type), dossierId: subject, feeInAdvance: 0 }, time: '2026-11-25T09:00:00+07:00',
    }, envelopeSettings('public-services'));
    const parkedOf = async (key: string): Promise<readonly ParkedEvent[]> => (await operator.get<Page<ParkedEvent>>(`${api}/parked-events?consumer=${group}&key=${key}`)).body.items;
    const recorded = async (subject: string): Promise<number[]> => (await feed().platform.pool().query<{ n: string }>(
      `select event->>'sequence' as n from feed_entry where subject = $1 order by position`, [subject])).rows.map(({ n }) => Number(n));
    const ended = (id: string): Promise<EventOperation> => eventually(async () => {
      const { body } = await operator.get<EventOperation>(`${api}/event-operations/${id}`);
      return body.state === 'running' ? undefined : body;
    }, { within: 15_000 }) as Promise<EventOperation>;

    beforeAll(async () => {
      platform = await platformOn(parts);
      operator = new Caller(platform.origin, await tokenOf(platform.issuer, 'sysadmin'));
    }, 90_000);
    afterAll(() => platform?.stop(), 30_000);

    it('shows an unreadable event with its bytes, gives it up with a reason, and lets those behind it go on, all on record', async () => {
      const key = newId();
      const broken = { ...message(key, 1), body: Buffer.from([0xff, 0x00, 0x7b]) };
      await feed().platform.transport.publish([broken, message(key, 2), message(key, 3)]);
      const [first, ...behind] = await eventually(async () => {
        const found = await parkedOf(key);
        return found.length === 3 ? found : undefined;
      }, { within: 15_000 }) as ParkedEvent[];
      expect(first).toMatchObject({ reason: 'unreadable', first: true, attempts: 1, error: 'UnreadableEvent: the body is not JSON in UTF-8' });
      expect(behind.map(({ reason, first: isFirst }) => [reason, isFirst])).toEqual([['behind', false], ['behind', false]]);
      const whole = (await operator.get<Whole>(`${api}/parked-events/${first?.id}`)).body;
      expect(whole).toMatchObject({ behind: 2, size: 3, headers: { ce_type: `vn.tinhso.${dossierSubmitted.type}` } });
      expect(Buffer.from(whole.body, 'base64')).toEqual(broken.body);

      const early = await operator.post<{ code: string }>(`${api}/parked-events/${behind[0]?.id}/discard`, { reason: 'đang đứng sau' });
      expect([early.status, early.body.code]).toEqual([409, 'events/not-first']);
      const headers = { 'idempotency-key': randomUUID() };
      const given = await operator.post<EventOperation>(`${api}/parked-events/${first?.id}/discard`, { reason: 'Bản tin hỏng, nơi gửi đã gửi lại.' }, headers);
      expect([given.status, given.body.selected]).toEqual([202, 2]);
      expect(await ended(given.body.id)).toMatchObject({ state: 'finished', done: 2, refused: 0 });
      await eventually(async () => (await recorded(key)).length === 2, { within: 15_000 });
      expect(await recorded(key)).toEqual([2, 3]);
      expect(await parkedOf(key)).toEqual([]);

      const { rows } = await feed().platform.pool().query<{ actor_id: string; details: { reason?: string; result?: string } }>(
        `select actor_id, details from audit_record where stream = 'changes' and (details->>'operation' = $1 or resource_id = $1) order by seq`, [given.body.id]);
      expect(rows.map(({ details }) => details.result ?? details.reason)).toEqual(['Bản tin hỏng, nơi gửi đã gửi lại.', 'effected', 'effected']);
      expect(new Set(rows.map(({ actor_id }) => actor_id)).size).toBe(1);
    });

    it('re-drives by choice, answers a repetition with the same operation, and keeps what fails again', async () => {
      const key = newId();
      // The feed keeps ids as UUIDs: this one can never be recorded.
      await feed().platform.transport.publish([message(key, 1, 'not-a-uuid')]);
      await eventually(async () => (await parkedOf(key)).length === 1, { within: 15_000 });
      const headers = { 'idempotency-key': randomUUID() };
      const order = await operator.post<EventOperation>(`${api}/event-redrives`, { consumer: group, key }, headers);
      expect([order.status, order.headers.get('location')]).toEqual([202, `${api}/event-operations/${order.body.id}`]);
      expect(await ended(order.body.id)).toMatchObject({ selected: 1, done: 0, refused: 1 });
      expect(await parkedOf(key)).toMatchObject([{ reason: 'failed', attempts: 10 }]);
      const again = await operator.post<EventOperation>(`${api}/event-redrives`, { consumer: group, key }, headers);
      expect([again.body.id, again.headers.get('idempotency-replayed')]).toEqual([order.body.id, 'true']);
      const other = await operator.post<{ code: string }>(`${api}/event-redrives`, { consumer: group, key: 'nobody' });
      expect([other.status, other.body.code]).toEqual([409, 'events/nothing-chosen']);
      expect((await operator.get<Page<EventOperation>>(`${api}/event-operations?limit=1`)).headers.get('link')).toContain('rel="next"');
      expect((await operator.post<{ code: string }>(`${api}/event-operations/${order.body.id}/stop`)).body.code).toBe('events/not-running');
    });

    it('finds the feed equal to the log, and makes the bills of dossiers anew', async () => {
      const citizen = new Caller(platform.origin, await tokenOf(platform.issuer, 'lan'));
      const { body: { id } } = await citizen.post<{ id: string }>('/api/public-services/v1/dossiers', birthRegistration(await uploadedPaper(platform.origin, await tokenOf(platform.issuer, 'lan'))));
      const bills = platform.services.find(({ name }) => name === 'public-services')?.platform.pool as () => Pool;
      await feed().platform.transport.publish([toMessage({
        id: newId(), type: billIssued.type, subject: newId(), sequence: 1, aggregateVersion: 1, topic: billIssued.topic, time: '2026-11-25T09:00:00+07:00', data: { ...exampleOf(billIssued.type), billId: newId(), dossierId: id, expiresAt: '2026-12-25T09:00:00+07:00' },
      }, envelopeSettings('payments'))]);
      await eventually(async () => (await bills().query('select from dossier_bill where dossier_id = $1', [id])).rowCount === 1, { within: 15_000 });
      const order = async (service: string, consumer: string): Promise<EventOperation> => {
        const { body } = await operator.post<EventOperation>(`/api/${service}/v1/event-replays`, { consumer });
        return await eventually(async () => {
          const found = (await operator.get<EventOperation>(`/api/${service}/v1/event-operations/${body.id}`)).body;
          return found.state === 'running' ? undefined : found;
        }, { within: 30_000 }) as EventOperation;
      };
      // A broker outlives the databases of tests: its log holds what this one has never seen, and a replay would find that.
      if (!parts.kafka) {
        expect(await order('agency-events', group)).toMatchObject({ state: 'finished', outcome: { equal: true, exchanged: false } });
        expect(await order('public-services', 'public-services.bills')).toMatchObject({ state: 'finished', outcome: { equal: true, exchanged: true } });
        expect((await bills().query('select from dossier_bill where dossier_id = $1', [id])).rowCount).toBe(1);
      }
      const wrong = await operator.post<{ code: string }>(`${api}/event-replays`, { consumer: 'agency-events.nothing' });
      expect([wrong.status, wrong.body.code]).toEqual([409, 'events/no-read-model']);
    }, 90_000);

    it('refuses a clerk and an agency', async () => {
      const clerk = new Caller(platform.origin, await tokenOf(platform.issuer, 'clerk.pdp'));
      expect((await clerk.get(`${api}/parked-events`)).status).toBe(403);
      expect((await clerk.post(`${api}/event-redrives`, { consumer: group })).status).toBe(403);
    });
  });
}
