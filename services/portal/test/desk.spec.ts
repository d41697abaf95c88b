import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPortal, headingOf, official, posting } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

const id = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d';
const key = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e';
const dossier = {
  id, requestReference: 'YC-261123-7K3M9P', procedureCode: '1.001193', procedureVersion: 1, agencyCode: '000.00.19.H55', unitCode: 'mot-cua', channel: 'online', business: 'submitted',
  financial: 'none', feeInAdvance: 0, submittedAt: '2026-11-23T01:00:00.000Z', dueProvisional: false, version: 1, answers: { requesterNumber: '019190003456', childName: 'Trần An Nhiên', childBirthDate: '2026-11-02' },
  history: [{ type: 'DossierSubmitted', at: '2026-11-23T01:00:00.000Z', version: 1 }],
};

describe('the desk', () => {
  let portal: TestPortal;
  let cookie: string;
  beforeEach(async () => {
    portal = await aPortal();
    cookie = await portal.signedIn(official('one-stop-clerk'));
    portal.services.dossiers.set(id, { ...dossier });
  });
  afterEach(() => portal.app.close());
  const get = (url: string, who = cookie) => portal.app.inject({ url, headers: { cookie: who } });
  const accept = (version: string, who = cookie) => portal.app.inject(posting(`/officer/dossiers/${id}/acts/accept`, who, { version, key }));

  it('lists what waits, in a table with names instead of codes', async () => {
    const { body } = await get('/officer/dossiers?queue=waiting');
    expect(headingOf(body)).toBe('Chờ tiếp nhận');
    expect(body).toContain('Đăng ký khai sinh');
    expect(body).toContain('aria-current="page"');
    expect(portal.services.sent.find(({ path }) => path.startsWith('/worklist'))?.path).toBe('/worklist?queue=waiting&limit=50');
  });

  it('shows how long a dossier may still wait for acceptance', async () => {
    portal.services.dossiers.set(id, { ...dossier, acceptBefore: '2026-11-23T04:00:00.000Z' });
    expect((await get('/officer/dossiers?queue=waiting')).body).toContain('Còn 2 giờ để tiếp nhận');
    portal.services.dossiers.set(id, { ...dossier, acceptBefore: '2026-11-23T01:00:00.000Z' });
    expect((await get(`/officer/dossiers/${id}`)).body).toContain('Chưa tiếp nhận, quá 1 giờ');
  });

  it('accepts with the version that the clerk saw, and shows the code and the time left', async () => {
    expect((await get(`/officer/dossiers/${id}`)).body).toContain('Trần An Nhiên');
    const answer = await accept('1');
    expect(answer.headers.location).toBe(`/officer/dossiers/${id}?done=accept`);
    const { body } = await get(String(answer.headers.location));
    expect(body).toContain('Đã tiếp nhận. Mã hồ sơ: 000.00.19.H55-261123-0001');
    expect(body).toContain('Còn 8 giờ');
    expect(body).not.toContain('acts/accept"');
    expect(portal.services.sent.find(({ path }) => path.endsWith('/acceptance'))?.headers).toMatchObject({ 'if-match': '"1"', 'idempotency-key': key });
  });

  it('shortens personal numbers until somebody asks for them', async () => {
    expect((await get(`/officer/dossiers/${id}`)).body).toContain('019•••••3456');
    expect((await get(`/officer/dossiers/${id}?numbers=shown`)).body).toContain('019190003456');
  });

  it('says so when somebody else was faster', async () => {
    await accept('1');
    const answer = await accept('1');
    expect([answer.statusCode, answer.body.includes('Hồ sơ vừa được người khác xử lý')]).toEqual([412, true]);
  });

  it('lets only a clerk accept', async () => {
    const officer = await portal.signedIn(official('officer'));
    expect((await get(`/officer/dossiers/${id}`, officer)).body).not.toContain('acts/accept"');
    expect((await accept('1', officer)).statusCode).toBe(403);
  });

  it('does not tell a dossier of another unit from one that does not exist', async () => {
    for (const path of ['01988d2e-7c55-7b1e-8d10-000000000000', 'not-an-id']) expect((await get(`/officer/dossiers/${path}`)).statusCode).toBe(404);
  });
});
