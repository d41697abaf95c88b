import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, extractRequest, uploadedPaper } from '../support/filings.js';
import { platformOn } from '../support/platform.js';

const api = '/api/public-services/v1';
type Counts = Readonly<Record<string, number>>;
interface Listed { items: { id: string; channel: string }[] }
interface Changed { id: string; version: number }

describe('the queues of a desk', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  const people = new Map<string, Caller>();
  const who = (name: string): Caller => people.get(name) as Caller;
  let papers: Readonly<Record<string, string>>;

  beforeAll(async () => {
    platform = await platformOn({ name: 'embedded', kafka: false, keycloak: false });
    for (const name of ['lan', 'clerk.pdp', 'clerk.phoyen', 'officer.pdp', 'leader.pdp']) people.set(name, new Caller(platform.origin, await tokenOf(platform.issuer, name)));
    const upload = async (name: string) => [name, await uploadedPaper(platform.origin, await tokenOf(platform.issuer, name))];
    papers = Object.fromEntries([await upload('lan'), await upload('clerk.pdp')]) as Record<string, string>;
  }, 60_000);
  afterAll(() => platform?.stop(), 30_000);

  const act = (name: string, id: string, path: string, version: number, body?: object) =>
    who(name).post<Changed>(`${api}/dossiers/${id}/${path}`, body, { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` });
  const counts = async (name: string): Promise<Counts> => (await who(name).get<Counts>(`${api}/worklist/counts`)).body;
  const listed = async (name: string, queue: string) => (await who(name).get<Listed>(`${api}/worklist?queue=${queue}`)).body.items;

  it('follow a dossier from desk to desk, and nobody counts another agency', async () => {
    const filed = await who('clerk.pdp').post<Changed>(`${api}/dossiers`, birthRegistration(papers['clerk.pdp']), { 'idempotency-key': randomUUID() });
    expect(filed.status).toBe(201);
    const { id } = filed.body;
    await who('lan').post(`${api}/dossiers`, extractRequest(), { 'idempotency-key': randomUUID() });
    expect(await counts('clerk.pdp')).toMatchObject({ waiting: 1, unpaid: 1, 'under-way': 0 });
    expect(await listed('clerk.pdp', 'waiting')).toMatchObject([{ id, channel: 'counter' }]);
    expect((await act('clerk.pdp', id, 'acceptance', 1)).status).toBe(200);
    expect((await act('officer.pdp', id, 'claim', 2)).status).toBe(200);
    expect(await counts('officer.pdp')).toMatchObject({ waiting: 0, mine: 1, received: 1, 'under-way': 1 });
    expect((await act('officer.pdp', id, 'proposal', 3, { result: 'giay-khai-sinh', opinion: 'Hồ sơ đủ điều kiện.' })).status).toBe(200);
    expect(await counts('leader.pdp')).toMatchObject({ mine: 0, 'awaiting-approval': 1 });
    expect((await act('leader.pdp', id, 'approval', 4)).status).toBe(200);
    expect(await counts('leader.pdp')).toMatchObject({ 'awaiting-approval': 0, 'to-sign': 1, 'to-seal': 0 });
    for (const queue of ['unpaid', 'supplement', 'mine', 'to-sign', 'to-seal', 'to-deliver', 'received', 'due-today', 'late', 'issued']) {
      const count = (await counts('leader.pdp'))[queue];
      expect([queue, (await listed('leader.pdp', queue)).length]).toEqual([queue, count]);
    }
    expect(Object.values(await counts('clerk.phoyen')).every((count) => count === 0)).toBe(true);
  }, 60_000);
});
