import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@tinhso/kernel';
import { aPortal, headingOf, official, posting } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

const id = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d';
const key = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e';
const at = '2026-11-23T01:00:00.000Z';
const base = {
  id, requestReference: 'YC-261123-7K3M9P', procedureCode: '1.001193', procedureVersion: 1, agencyCode: '000.00.19.H55', unitCode: 'mot-cua', channel: 'counter', financial: 'none',
  feeInAdvance: 0, submittedAt: at, dueCurrent: '2026-11-24T10:00:00.000Z', dueProvisional: false, result: 'none', version: 4, answers: { childName: 'Trần An Nhiên' }, papers: [], history: [{ type: 'DossierSubmitted', at, version: 1 }],
};
const accepted = { ...base, code: '000.00.19.H55-261123-0001', acceptedAt: at };
const signed = [...base.history, { type: 'ResultSigned', at, version: 6 }];

describe('the acts of a desk', () => {
  let portal: TestPortal;
  beforeEach(async () => { portal = await aPortal(); });
  afterEach(() => portal.app.close());

  const open = async (role: Role, dossier: object, path = '') => {
    portal.services.dossiers.set(id, { ...dossier });
    return portal.app.inject({ url: `/officer/dossiers/${id}${path}`, headers: { cookie: await portal.signedIn(official(role)) } });
  };
  const act = async (role: Role, dossier: object, code: string, fields: Record<string, string> = {}) => {
    portal.services.dossiers.set(id, { ...dossier });
    return portal.app.inject(posting(`/officer/dossiers/${id}/acts/${code}`, await portal.signedIn(official(role)), { version: '4', key, ...fields }));
  };
  const offered = (html: string): string[] => [...new Set([...html.matchAll(/acts\/([a-z]+)"/g)].map(([, code]) => String(code)))];
  const sentTo = (path: string) => portal.services.sent.find((sent) => sent.method === 'POST' && sent.path === `/dossiers/${id}/${path}`);

  it.each<[Role, object, string[]]>([
    ['one-stop-clerk', { ...base, business: 'submitted' }, ['accept', 'supplement', 'refuse']],
    ['one-stop-clerk', { ...base, business: 'submitted', financial: 'waiting' }, ['supplement', 'refuse']],
    ['one-stop-clerk', { ...accepted, business: 'issued' }, ['deliver']],
    ['one-stop-clerk', { ...accepted, business: 'supplement-requested' }, []],
    ['officer', { ...accepted, business: 'accepted' }, ['claim', 'supplement', 'note']],
    ['officer', { ...accepted, business: 'processing', assigneeId: 'o-officer' }, ['supplement', 'propose', 'note']],
    ['officer', { ...accepted, business: 'processing', assigneeId: 'somebody-else' }, ['supplement', 'note']],
    ['unit-administrator', { ...accepted, business: 'processing' }, ['assign']],
    ['leader', { ...accepted, business: 'proposed' }, ['approve', 'return']],
    ['leader', { ...accepted, business: 'approved' }, ['sign']],
    ['leader', { ...accepted, business: 'approved', history: signed }, []],
    ['issuing-clerk', { ...accepted, business: 'approved' }, []],
    ['issuing-clerk', { ...accepted, business: 'approved', history: signed }, ['seal']],
    ['leader', { ...accepted, business: 'delivered', result: 'valid' }, ['revoke']],
    ['leader', { ...accepted, business: 'delivered', result: 'revoked' }, []],
  ])('offers a %s of %o just %j', async (role, dossier, codes) => {
    expect(offered((await open(role, dossier)).body).sort()).toEqual([...codes].sort());
  });

  it('asks for everything that is missing at once, one item per line', async () => {
    const posted = { items: '- Bản chính giấy chứng sinh\n\n Giấy chứng nhận kết hôn ', legalBasis: 'Điều 16 Luật Hộ tịch' };
    const answer = await act('one-stop-clerk', { ...base, business: 'submitted' }, 'supplement', posted);
    expect(answer.headers.location).toBe(`/officer/dossiers/${id}?done=supplement`);
    expect(sentTo('supplement-request')).toMatchObject({
      headers: { 'if-match': '"4"', 'idempotency-key': key }, body: { items: ['Bản chính giấy chứng sinh', 'Giấy chứng nhận kết hôn'], legalBasis: 'Điều 16 Luật Hộ tịch' },
    });
  });

  it('keeps what was typed when something is missing, and sends nothing', async () => {
    const answer = await act('leader', { ...accepted, business: 'proposed' }, 'return', { text: 'Chưa đối chiếu sổ hộ tịch' });
    expect([answer.statusCode, headingOf(answer.body)]).toEqual([422, 'Trả lại cán bộ']);
    expect(answer.body).toContain('Hãy chọn lý do');
    expect(answer.body).toContain('Chưa đối chiếu sổ hộ tịch');
    expect(sentTo('return')).toBeUndefined();
  });

  it('offers the results of the procedure for a proposal, none of the refusals', async () => {
    const { body } = await open('officer', { ...accepted, business: 'processing', assigneeId: 'o-officer' }, '/acts/propose');
    expect(body).toContain('value="giay-khai-sinh"');
    expect(body).not.toContain('tu-choi-tiep-nhan');
  });

  it('gives work to an officer of the agency, by name', async () => {
    const placements = [{ agencyCode: '000.00.19.H55', unitCode: 'tu-phap-ho-tich', position: 'Công chức Tư pháp – Hộ tịch' }];
    portal.services.instead.set('GET /api/directory/v1/officers', [200, [{ id: key, name: 'Lưu Thị Ngân', placements }]]);
    expect((await open('unit-administrator', { ...accepted, business: 'accepted' }, '/acts/assign')).body).toContain('Lưu Thị Ngân – Công chức');
    await act('unit-administrator', { ...accepted, business: 'accepted' }, 'assign', { officer: `${key}|tu-phap-ho-tich` });
    expect(sentTo('assignment')?.body).toEqual({ officerId: key, unitCode: 'tu-phap-ho-tich' });
  });

  it('says in the words of the service why an act was refused', async () => {
    portal.services.instead.set(`POST /dossiers/${id}/approval`, [409, { code: 'dossier/four-eyes', texts: { vi: 'Người đề xuất không được tự phê duyệt hồ sơ của mình.', en: 'Who proposed may not approve.' } }]);
    const answer = await act('leader', { ...accepted, business: 'proposed' }, 'approve');
    expect([answer.statusCode, answer.body.includes('Người đề xuất không được tự phê duyệt')]).toEqual([409, true]);
  });

  it.each([[412, 'common/version-mismatch'], [422, 'common/idempotency-key-reused']])('says that somebody was faster after %i %s', async (status, code) => {
    portal.services.instead.set(`POST /dossiers/${id}/notes`, [status, { code }]);
    const answer = await act('officer', { ...accepted, business: 'processing' }, 'note', { text: 'Đã đối chiếu' });
    expect([answer.statusCode, answer.body.includes('Hồ sơ vừa được người khác xử lý')]).toEqual([412, true]);
  });

  it('shows the dossier instead of a form for an act that is over', async () => {
    expect((await open('leader', { ...accepted, business: 'approved' }, '/acts/approve')).statusCode).toBe(409);
  });

  it('tells what the national portal last took', async () => {
    portal.services.instead.set(`GET /api/portal-sync/v1/dossiers/${id}`, [200, { lastAccepted: { status: '2', statusName: { vi: 'Được tiếp nhận', en: 'Accepted' }, at, acceptedAt: at }, waiting: [], refused: [] }]);
    expect((await open('officer', { ...accepted, business: 'accepted' })).body).toContain('Cổng quốc gia đã nhận: Được tiếp nhận, lúc 08:00');
  });

  it('shows a leader four figures with unit and moment, each opening its dossiers', async () => {
    portal.services.instead.set('GET /figures', [200, { at: '2026-11-23T02:00:00.000Z', received: 120, dueToday: 7, late: 1, onTime: 96, issued: 98, doneToday: 3, before: { onTime: 180, issued: 184 }, receivedByDay: [{ day: '2026-11-22', count: 4 }, { day: '2026-11-23', count: 9 }] }]);
    const cookie = await portal.signedIn(official('leader'));
    const home = await portal.app.inject({ url: '/officer', headers: { cookie } });
    expect(home.headers.location).toBe('/officer/figures');
    const { body } = await portal.app.inject({ url: '/officer/figures', headers: { cookie } });
    for (const words of ['Số liệu lúc 09:00', '<b>120</b>', '<b>7</b>', '<b>1</b>', 'hồ sơ, từ đầu tháng', '98%', '96 trên 98 hồ sơ', 'queue=received', 'queue=due-today', 'queue=late', 'queue=issued']) expect(body).toContain(words);
    expect((await portal.app.inject({ url: '/officer/figures', headers: { cookie: await portal.signedIn(official('officer')) } })).statusCode).toBe(403);
  });

  it('takes a dossier in at the counter with the same questions, and goes on with the dossier', async () => {
    const cookie = await portal.signedIn(official('one-stop-clerk'));
    const get = (url: string) => portal.app.inject({ url, headers: { cookie } });
    expect((await get('/officer/intake')).body).toContain('/officer/intake/1.001193/begin');
    const first = String((await get('/officer/intake/1.001193/begin')).headers.location);
    expect(first).toBe('/officer/intake/1.001193/questions/requester');
    const page = await get(first);
    expect(page.body).toContain('name="requesterNumber"');
    const answer = await portal.app.inject(posting(first, cookie, { revision: '1', requesterName: 'LÝ THỊ MAI', requesterNumber: '019185001234', requesterAddress: 'Phổ Yên', requesterPhone: '0912000003' }));
    expect(answer.headers.location).toBe('/officer/intake/1.001193/questions/relation');
    expect((await get('/officer/intake/1.001193')).body).toContain('Bạn đang nhập dở');
    expect((await get(`/officer/intake/1.001193/submitted/${id}`)).headers.location).toBe(`/officer/dossiers/${id}?done=filed`);
    const citizen = await portal.signedIn({ ...official('citizen') });
    expect((await portal.app.inject({ url: '/officer/intake', headers: { cookie: citizen } })).statusCode).toBe(403);
  });
});
