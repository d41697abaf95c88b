import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAvailable, profiles } from '../support/platform.js';
import { Receiver } from './a-receiver.js';
import { allTypes, hooking } from './hooking.js';
import type { ContractSeen, Problem, SubscriptionSeen } from './hooking.js';

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`subscriptions of agencies, on ${parts.name}`, () => {
    let at: Awaited<ReturnType<typeof hooking>>;
    let receiver: Receiver;
    let contract: ContractSeen;
    beforeAll(async () => {
      [at, receiver] = await Promise.all([hooking(parts), new Receiver().open()]);
      contract = await at.approvedContract();
    }, 90_000);
    afterAll(async () => { await at?.platform.stop(); await receiver?.close(); }, 30_000);
    const request = (changes: Record<string, unknown> = {}) => ({ sink: receiver.sink, protocol: 'HTTP', config: { contract: contract.id }, ...changes });
    const faults = ({ errors = [] }: Problem): [string, string][] => errors.map(({ path, code }) => [path, code]);

    it('come into being under an approved contract, in the shape of the CloudEvents Subscriptions API', async () => {
      const proposed = await at.technician<ContractSeen>('POST', '/contracts', { ...at.purpose, types: ['dossier.accepted.v1'] });
      expect(proposed.body).toMatchObject({ state: 'proposed', client: 'cong-an-tinh', types: ['vn.tinhso.dossier.accepted.v1'] });
      const early = await at.technician<Problem>('POST', '/subscriptions', request({ config: { contract: proposed.body.id } }));
      expect([early.status, early.body.code]).toEqual([409, 'contract/not-in-force']);
      const made = await at.technician<SubscriptionSeen>('POST', '/subscriptions', request({
        id: 'mine', types: ['dossier.accepted.v1'], source: '/services/public-services', filters: [{ all: [{ prefix: { subject: '0' } }, { not: { suffix: { subject: 'x' } } }] }],
        protocolsettings: { method: 'POST', headers: { 'X-Key': 'k' } }, sinkcredential: { credentialtype: 'PLAIN', identifier: 'a', secret: 'open sesame' },
      }));
      expect(made.status).toBe(201);
      expect(made.headers.get('location')).toBe(`/api/agency-events/v1/subscriptions/${made.body.id}`);
      expect(made.body).toMatchObject({ types: ['vn.tinhso.dossier.accepted.v1'], protocol: 'HTTP', sink: receiver.sink, config: { contract: contract.id, start: 'now' }, sinkcredential: { credentialtype: 'PLAIN' }, status: { state: 'pending' } });
      const found = await at.technician<SubscriptionSeen>('GET', `/subscriptions/${made.body.id}`);
      expect(found.headers.get('etag')).toBe('"1"');
      expect(JSON.stringify(found.body)).not.toContain('sesame');
      expect((await at.client<SubscriptionSeen[]>('GET', '/subscriptions')).body.map(({ id }) => id)).toContain(made.body.id);
      const ended = await at.technician<SubscriptionSeen>('DELETE', `/subscriptions/${made.body.id}`);
      expect([ended.status, ended.body.id]).toEqual([200, made.body.id]);
      expect((await at.technician('GET', `/subscriptions/${made.body.id}`)).status).toBe(404);
    });

    it('are active once an administrator approves and the receiver consents, and wait again for another receiver', async () => {
      const made = await at.subscribed(receiver.sink, contract.id);
      receiver.agree = { 'webhook-allowed-origin': 'somebody.example' };
      const refused = await at.admin<Problem>('POST', `/subscriptions/${made.id}/approval`);
      expect([refused.status, refused.body.code]).toEqual([409, 'subscription/no-consent']);
      receiver.agree = { 'webhook-allowed-origin': '127.0.0.1', 'webhook-allowed-rate': '120' };
      expect((await at.approve(made.id)).status).toMatchObject({ state: 'active', allowedRate: 120 });
      expect(receiver.consents.at(-1)?.headers).toMatchObject({ 'webhook-request-origin': '127.0.0.1', 'webhook-request-rate': '60000' });
      receiver.agree = { 'webhook-allowed-origin': '*', 'webhook-allowed-rate': '*' };
      const { headers } = await at.technician('GET', `/subscriptions/${made.id}`);
      const etag = { 'if-match': headers.get('etag') ?? '' };
      expect((await at.technician('PUT', `/subscriptions/${made.id}`, request())).status).toBe(428);
      expect((await at.technician('PUT', `/subscriptions/${made.id}`, request(), { 'if-match': '"1"' })).status).toBe(412);
      const same = await at.technician<SubscriptionSeen>('PUT', `/subscriptions/${made.id}`, request({ types: ['dossier.accepted.v1'] }), etag);
      expect(same.body).toMatchObject({ types: ['vn.tinhso.dossier.accepted.v1'], status: { state: 'active' } });
      const moved = await at.technician<SubscriptionSeen>('PUT', `/subscriptions/${made.id}`, request({ sink: `${receiver.sink}/other` }), { 'if-match': same.headers.get('etag') ?? '' });
      expect(moved.body.status.state).toBe('pending');
      expect((await at.technician<Problem>('POST', `/subscriptions/${made.id}/resume`)).body.code).toBe('subscription/wrong-state');
    });

    it('are nobody else’s business: another agency finds nothing, and every refusal is written down', async () => {
      const { id } = await at.subscribed(receiver.sink, contract.id);
      const asked: [string, string, unknown?, Record<string, string>?][] = [
        ['GET', ''], ['DELETE', ''], ['PUT', '', request(), { 'if-match': '"1"' }], ['POST', '/pause'], ['POST', '/resume'], ['POST', '/test-event'], ['GET', '/secrets'],
        ['POST', '/secret-rotation', {}], ['GET', '/deliveries'], ['GET', '/deliveries/1'], ['POST', '/redeliveries', { from: 1 }],
      ];
      for (const [method, path, body, headers] of asked) {
        const answer = await at.other<Problem>(method, `/subscriptions/${id}${path}`, body, headers);
        expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 404, 'common/not-found']);
      }
      expect((await at.other<Problem>('POST', '/subscriptions', request())).status).toBe(404);
      expect((await at.other('GET', `/contracts/${contract.id}`)).status).toBe(404);
      expect((await at.other('POST', `/contracts/${contract.id}/withdrawal`, { reason: 'không' })).status).toBe(404);
      expect((await at.other<SubscriptionSeen[]>('GET', '/subscriptions')).body).toEqual([]);
      expect((await at.other<Problem>('POST', '/contracts', { ...at.purpose, client: 'cong-an-tinh', types: allTypes })).status).toBe(404);
      expect((await at.technician('POST', `/subscriptions/${id}/approval`)).status).toBe(403);
      const { rows } = await at.service('agency-events').platform.pool().query<{ outcome: string }>('select outcome from audit_record where resource_id = $1', [id]);
      expect(rows.filter(({ outcome }) => outcome === 'refused')).toHaveLength(asked.length);
      expect(receiver.received).toEqual([]);
    });

    it.each<[string, Record<string, unknown>, [string, string]]>([
      ['sql', { filters: [{ sql: 'type LIKE \'%\'' }] }, ['/filters/0/sql', 'filter/no-sql']],
      ['a dialect nobody knows', { filters: [{ regex: { type: '.*' } }] }, ['/filters/0/regex', 'filter/unknown-dialect']],
      ['two dialects in one', { filters: [{ exact: { type: 'a' }, prefix: { type: 'b' } }] }, ['/filters/0', 'filter/one-dialect']],
      ['an empty any', { filters: [{ not: { any: [] } }] }, ['/filters/0/not/any', 'filter/needs-filters']],
      ['an attribute that cannot be', { filters: [{ exact: { 'Data.Code': 'a' } }] }, ['/filters/0/exact/Data.Code', 'filter/attribute-name']],
      ['a number to compare with', { filters: [{ exact: { sequence: 1 } }] }, ['/filters/0/exact/sequence', 'filter/attribute-value']],
      ['a hundred and one filters', { filters: [{ any: Array.from({ length: 101 }, () => ({ exact: { type: 'a' } })) }] }, ['/filters/0/any/99', 'filter/too-large']],
      ['a type of no contract', { types: ['dossier.lapsed.v1'] }, ['/types/0', 'subscription/type-not-in-contract']],
      ['a type that does not exist', { types: ['dossier.exploded.v9'] }, ['/types/0', 'contract/unknown-type']],
      ['a hostile receiver', { sink: 'https://169.254.169.254/latest' }, ['/sink', 'subscription/bad-sink']],
      ['a header of ours', { protocolsettings: { headers: { 'webhook-signature': 'v1,x' } } }, ['/protocolsettings/headers/webhook-signature', 'subscription/bad-header']],
      ['half a credential', { sinkcredential: { credentialtype: 'PLAIN', identifier: 'a' } }, ['/sinkcredential', 'subscription/bad-credential']],
    ])('refuse nonsense and say what to do: %s', async (_, changes, fault) => {
      const { status, body } = await at.technician<Problem>('POST', '/subscriptions', request(changes));
      expect(status).toBe(422);
      expect(faults(body)).toContainEqual(fault);
      expect(body.errors?.every(({ message }) => (message ?? '').length > 20)).toBe(true);
    });

    it('refuse a start that is none, a wrong secret and an unknown protocol', async () => {
      expect(faults((await at.technician<Problem>('POST', '/subscriptions', request({ config: { contract: contract.id, start: 'yesterday' } }))).body)).toEqual([['/config/start', 'subscription/bad-start']]);
      const { id } = await at.subscribed(receiver.sink, contract.id);
      for (const secret of ['whsec_', 'whsec_c2hvcnQ=', 'whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']) {
        expect(faults((await at.technician<Problem>('POST', `/subscriptions/${id}/secret-rotation`, { secret })).body)).toEqual([['/secret', 'subscription/bad-secret']]);
      }
      expect((await at.technician('POST', '/subscriptions', request({ protocol: 'KAFKA' }))).status).toBe(422);
    });

    it('stop at the client’s quota, however many are asked for at once, until the administrator grants more', async () => {
      const counted = async (): Promise<number> => (await at.technician<{ used: number }>('GET', '/clients/cong-an-tinh/quota')).body.used;
      const max = await counted() + 3;
      expect((await at.admin<{ used: number }>('PUT', '/clients/cong-an-tinh/quota', { maxSubscriptions: max, requestsPerMinute: 60_000, concurrency: 16 })).status).toBe(200);
      const answers: number[] = [];
      let refusal: Problem | undefined;
      await Promise.all(Array.from({ length: 20 }, async () => {
        for (let turn = 0; turn < 50; turn += 1) {
          const { status, body } = await at.technician<Problem>('POST', '/subscriptions', request());
          answers.push(status);
          if (status === 409) refusal = body;
        }
      }));
      expect(answers.filter((status) => status === 201)).toHaveLength(3);
      expect(answers.filter((status) => status === 409)).toHaveLength(997);
      expect(refusal).toMatchObject({ code: 'subscription/quota-reached', texts: { en: expect.stringContaining(`all of its ${max} subscriptions`) } });
      expect(await counted()).toBe(max);
      expect((await at.other('PUT', '/clients/cong-an-tinh/quota', { maxSubscriptions: 1, requestsPerMinute: 1, concurrency: 1 })).status).toBe(403);
      expect((await at.other('GET', '/clients/cong-an-tinh/quota')).status).toBe(404);
      await at.admin('PUT', '/clients/cong-an-tinh/quota', { maxSubscriptions: 100, requestsPerMinute: 60_000, concurrency: 16 });
      expect((await at.technician('POST', '/subscriptions', request())).status).toBe(201);
    }, 60_000);

    it('are made once for one Idempotency-Key', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const [first, again] = [await at.technician<SubscriptionSeen>('POST', '/subscriptions', request(), key), await at.technician<SubscriptionSeen>('POST', '/subscriptions', request(), key)];
      expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    });

    it('need a contract that names what exists, and decide each contract once', async () => {
      const wrong = await at.technician<Problem>('POST', '/contracts', { ...at.purpose, types: ['x.v1'], validFrom: '2026-12-01T00:00:00Z', validTo: '2026-11-01T00:00:00Z' });
      expect(faults(wrong.body)).toEqual([['/types/0', 'contract/unknown-type'], ['/validTo', 'contract/ends-before-start']]);
      expect((await at.admin<Problem>('POST', '/contracts', { ...at.purpose, types: allTypes })).body.code).toBe('contract/client-missing');
      expect((await at.admin<Problem>('POST', '/contracts', { ...at.purpose, client: 'nobody', types: allTypes })).body.code).toBe('contract/unknown-client');
      const made = await at.admin<ContractSeen>('POST', '/contracts', { ...at.purpose, client: 'bao-hiem-xa-hoi', types: allTypes });
      expect((await at.technician('GET', `/contracts/${made.body.id}`)).status).toBe(404);
      expect((await at.other<ContractSeen>('GET', `/contracts/${made.body.id}`)).body.state).toBe('proposed');
      const decided = await Promise.all([at.admin('POST', `/contracts/${made.body.id}/approval`), at.admin('POST', `/contracts/${made.body.id}/refusal`, { reason: 'chưa rõ' })]);
      expect(decided.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });
}
