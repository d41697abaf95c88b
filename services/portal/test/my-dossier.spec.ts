import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPortal, headingOf, lan, posting, titleOf } from './a-portal.js';
import type { TestPortal } from './a-portal.js';
import { aDossier, dossierId } from './a-dossier.js';

const page = `/my/dossiers/${dossierId}`;
const api = `/dossiers/${dossierId}`;
const supplement = { items: ['Bản chính giấy chứng sinh', 'Giấy chứng nhận kết hôn'], legalBasis: 'NĐ 61/2018/NĐ-CP điều 17', answerBefore: '2026-12-23T10:00:00.000Z' };

describe('my dossier', () => {
  let portal: TestPortal;
  let cookie: string;
  beforeEach(async () => {
    portal = await aPortal();
    cookie = await portal.signedIn(lan);
    portal.services.dossiers.set(dossierId, aDossier({}));
  });
  afterEach(() => portal.app.close());
  const get = (url: string, who = cookie) => portal.app.inject({ url, headers: { cookie: who } });
  const post = (url: string, fields: Readonly<Record<string, string>>) => portal.app.inject(posting(url, cookie, fields));
  const sent = (end: string) => portal.services.sent.find(({ method, path }) => method === 'POST' && path.endsWith(end));

  it('stands where the person looks for it: what is to be done first, then under way, results and ended', async () => {
    const [to, pay, way, done, over] = ['a', 'b', 'c', 'd', 'e'].map((end) => dossierId.replace(/.$/, end)) as [string, string, string, string, string];
    const states: readonly [string, object][] = [
      [over, { business: 'withdrawn' }], [done, { business: 'delivered', result: 'valid' }], [way, { business: 'processing' }], [pay, { financial: 'waiting', feeInAdvance: 16_000 }], [to, { business: 'supplement-requested' }],
    ];
    portal.services.dossiers.clear();
    for (const [id, state] of states) portal.services.dossiers.set(id, aDossier({ id, ...state }));
    const { body } = await get('/my/dossiers');
    const places = [/>Bạn cần làm</, new RegExp(pay), /Chưa nộp phí/, new RegExp(to), />Đang giải quyết</, new RegExp(way), />Có kết quả</, new RegExp(done), />Đã kết thúc</, new RegExp(over)].map((words) => body.search(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('is withdrawn after a confirmation, at the version that was shown', async () => {
    expect((await get(page)).body).toContain(`href="${page}/withdraw"`);
    const ask = (await get(`${page}/withdraw`)).body;
    expect(headingOf(ask)).toBe('Rút hồ sơ này?');
    expect(ask).toContain('name="version" value="1"');
    portal.services.instead.set(`POST ${api}/withdrawal`, [200, aDossier({ business: 'withdrawn', version: 2 })]);
    expect((await post(`${page}/withdraw`, { version: '1' })).headers.location).toBe(`${page}?done=withdrawn`);
    expect(sent('/withdrawal')?.headers).toMatchObject({ 'if-match': '"1"', 'idempotency-key': `withdraw-${dossierId}-1` });
    portal.services.dossiers.set(dossierId, aDossier({ business: 'withdrawn', version: 2 }));
    const done = (await get(`${page}?done=withdrawn`)).body;
    expect(done).toContain('Bạn đã rút hồ sơ.');
    expect(done).not.toContain(`${page}/withdraw`);
    expect(done).not.toContain('Đúng hạn');
  });

  it('is shown again when it has moved on before it was withdrawn', async () => {
    portal.services.instead.set(`POST ${api}/withdrawal`, [412, { code: 'common/version-mismatch' }]);
    portal.services.dossiers.set(dossierId, aDossier({ business: 'issued', version: 5 }));
    const answer = await post(`${page}/withdraw`, { version: '1' });
    expect([answer.statusCode, answer.body.includes('Hồ sơ vừa có thay đổi'), answer.body.includes('name="version"')]).toEqual([412, true, false]);
  });

  it('says all that is missing and is answered on the same dossier', async () => {
    portal.services.dossiers.set(dossierId, aDossier({ business: 'supplement-requested', supplement, version: 2 }));
    const shown = (await get(page)).body;
    for (const words of [...supplement.items, supplement.legalBasis, '17:00, thứ Tư 23/12/2026', `${page}/supplement`]) expect(shown).toContain(words);
    const wrong = await post(`${page}/supplement`, { version: '2' });
    expect([wrong.statusCode, titleOf(wrong.body)]).toEqual([422, 'Lỗi: Cần bổ sung hồ sơ – Tỉnh Số']);
    portal.services.instead.set(`POST ${api}/supplement`, [200, aDossier({ version: 3 })]);
    expect((await post(`${page}/supplement`, { version: '2', given: 'true' })).headers.location).toBe(`${page}?done=supplemented`);
    expect(sent('/supplement')?.headers).toMatchObject({ 'if-match': '"2"' });
  });

  it('has nothing to answer when nothing is asked', async () => {
    expect((await get(`${page}/supplement`)).body).toContain('hiện không cần bổ sung gì');
  });

  it('shows the number of the result and how to check it', async () => {
    portal.services.dossiers.set(dossierId, aDossier({ business: 'issued', result: 'issued', resultNumber: '12/2026/TL', code: '000.00.19.H55-261123-0001', acceptedAt: '2026-11-23T02:00:00.000Z' }));
    const { body } = await get(page);
    for (const words of ['12/2026/TL', 'Kiểm tra chữ ký số', 'Có kết quả']) expect(body).toContain(words);
    portal.services.dossiers.set(dossierId, aDossier({ business: 'issued', result: 'revoked', resultNumber: '12/2026/TL' }));
    expect((await get(page)).body).toContain('không còn giá trị');
  });

  it('says who looked at it, officials by their position', async () => {
    const at = '2026-11-23T02:00:00.000Z';
    portal.services.instead.set(`GET ${api}/looks`, [200, [{ at, action: 'dossier:accept', outcome: 'granted', who: 'Cán bộ một cửa' }, { at, action: 'dossier:read', outcome: 'granted', who: 'self' }, { at, action: 'new:thing', outcome: 'refused', who: 'unknown' }]]);
    const { body } = await get(`${page}/looks`);
    for (const words of ['Cán bộ một cửa', 'Tiếp nhận hồ sơ', 'Bạn', 'Thao tác khác (bị từ chối)', '09:00, 23/11/2026']) expect(body).toContain(words);
    portal.services.instead.set(`GET ${api}/looks`, [200, []]);
    expect((await get(`${page}/looks`)).body).toContain('Chưa có ai xem');
  });
});
