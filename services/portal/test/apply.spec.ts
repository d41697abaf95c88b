import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { procedureOf } from './fake-services.js';
import { aPortal, headingOf, lan, posting, titleOf, uploading } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

const code = '1.001193';
const form = procedureOf(code).form;
const pageCodes = form.pages.filter(({ fields }) => fields?.length).map((page) => page.code);

describe('applying', () => {
  let portal: TestPortal;
  let cookie: string;
  beforeEach(async () => {
    portal = await aPortal();
    cookie = await portal.signedIn(lan);
  });
  afterEach(() => portal.app.close());
  const get = (url: string) => portal.app.inject({ url, headers: { cookie } });
  const post = (url: string, fields: Readonly<Record<string, string>>) => portal.app.inject(posting(url, cookie, fields));

  it('says what it takes before it asks to sign in', async () => {
    const answer = await portal.app.inject(`/apply/${code}`);
    expect(answer.body).toContain('Giấy chứng sinh');
    expect(answer.body).toContain(`href="/apply/${code}/begin"`);
    expect((await portal.app.inject(`/apply/${code}/begin`)).headers.location).toContain('issuer.example');
  });

  it('begins with the first question and shows what the account knows', async () => {
    const begun = await get(`/apply/${code}/begin`);
    expect(begun.headers.location).toBe(`/apply/${code}/questions/${pageCodes[0]}`);
    const pages = await Promise.all(pageCodes.map((page) => get(`/apply/${code}/questions/${page}`)));
    const known = pages.find(({ body }) => body.includes('Đã có từ tài khoản của bạn'));
    expect(known?.body).toContain('019190003456');
    expect(pages[0]?.body).toMatch(/Đăng ký khai sinh · Bước 1 trong \d/);
  });

  it('shows every fault at the top and at its field, and keeps what was typed', async () => {
    await get(`/apply/${code}/begin`);
    const page = form.pages.find(({ fields }) => fields?.some(({ control }) => control === 'date'))?.code ?? '';
    const date = form.pages.find((one) => one.code === page)?.fields?.find(({ control }) => control === 'date')?.name ?? '';
    const answer = await post(`/apply/${code}/questions/${page}`, { revision: '1', [`${date}-day`]: '31', [`${date}-month`]: '2', [`${date}-year`]: '2026' });
    expect(answer.statusCode).toBe(422);
    expect(titleOf(answer.body)).toMatch(/^Lỗi: /);
    expect(answer.body).toContain(`href="#${date}"`);
    expect(answer.body).toMatch(new RegExp(`id="${date}"[^>]*value="31"`));
    expect(answer.body).toContain(`id="${date}-error"`);
    expect(portal.drafts.kept[0]?.answers).toEqual({});
  });

  it('shows both versions when two windows write one draft', async () => {
    await get(`/apply/${code}/begin`);
    const [page] = pageCodes;
    const url = `/apply/${code}/questions/${page}`;
    await post(url, { revision: '1', then: 'later' });
    const late = await post(url, { revision: '1', then: 'later' });
    expect([late.statusCode, headingOf(late.body)]).toEqual([412, 'Bản nháp này vừa được sửa ở nơi khác']);
    expect(late.body).toContain('name="revision" value="2"');
    expect((await post(url, { revision: '2', then: 'later' })).headers.location).toBe('/my/dossiers');
  });

  it('saves and lists a draft to go on with, and discards it', async () => {
    await get(`/apply/${code}/begin`);
    await post(`/apply/${code}/questions/${pageCodes[0]}`, { revision: '1', then: 'later' });
    expect((await get('/my/dossiers')).body).toContain(`href="/apply/${code}"`);
    expect((await get(`/apply/${code}`)).body).toContain('Làm tiếp bản nháp');
    await post(`/apply/${code}/discard`, {});
    expect(portal.drafts.kept).toEqual([]);
  });

  it('does not submit what is incomplete or not declared', async () => {
    await get(`/apply/${code}/begin`);
    const undeclared = await post(`/apply/${code}/declaration`, {});
    expect([undeclared.statusCode, titleOf(undeclared.body)]).toEqual([422, 'Lỗi: Cam đoan và nộp hồ sơ – Tỉnh Số']);
    const incomplete = await post(`/apply/${code}/declaration`, { declared: 'true', revision: '1' });
    expect([incomplete.statusCode, headingOf(incomplete.body)]).toEqual([422, 'Kiểm tra lại trước khi nộp']);
    expect(portal.services.sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('asks a question that an answer on the same page brings up, before it calls it missing', async () => {
    await get(`/apply/${code}/begin`);
    const url = `/apply/${code}/questions/parents`;
    expect((await get(url)).body).not.toContain('id="fatherName"');
    const asked = await post(url, { revision: '1', motherName: 'Nguyễn Thị Lan', parentsMarried: 'yes' });
    expect([asked.statusCode, asked.headers.location]).toEqual([303, `${url}#fatherName`]);
    expect((await get(url)).body).toContain('id="fatherName"');
    const missing = await post(url, { revision: '2', motherName: 'Nguyễn Thị Lan', parentsMarried: 'yes', fatherName: '' });
    expect([missing.statusCode, missing.body.includes('href="#fatherName"')]).toEqual([422, true]);
  });

  it('goes from the first question to the reference, once however often it is sent', async () => {
    await get(`/apply/${code}/begin`);
    const answers: Record<string, Record<string, string>> = {
      requester: { requesterName: 'somebody else', requesterAddress: 'Tổ 5, phường Phan Đình Phùng', requesterPhone: '0912 000 001', requesterEmail: 'lan@citizens.example' },
      relation: { requesterRelation: 'mother', communeCode: '05443' },
      child: { childName: 'Trần An Nhiên', 'childBirthDate-day': '2', 'childBirthDate-month': '11', 'childBirthDate-year': '2026', childGender: 'female', childEthnicity: 'Kinh', childBirthPlace: 'Bệnh viện A Thái Nguyên' },
      parents: { motherName: 'Nguyễn Thị Lan', parentsMarried: 'no' },
      copies: { copies: '2' },
    };
    let url = `/apply/${code}/questions/${pageCodes[0]}`;
    for (const [index, page] of pageCodes.entries()) {
      expect(url).toBe(`/apply/${code}/questions/${page}`);
      const answer = await post(url, { revision: String(index + 1), ...answers[page] });
      expect(answer.statusCode).toBe(303);
      url = String(answer.headers.location);
    }
    expect(url).toBe(`/apply/${code}/papers`);
    const none = await portal.app.inject(uploading(url, cookie, { revision: '6' }, {}));
    expect([none.statusCode, none.body.includes('href="#paper-giay-chung-sinh"')]).toEqual([422, true]);
    url = String((await portal.app.inject(uploading(url, cookie, { revision: '6' }, { 'paper-giay-chung-sinh': 'giay-chung-sinh.pdf' }))).headers.location);
    const check = (await get(url)).body;
    expect(check).toContain('giay-chung-sinh.pdf');
    for (const words of ['2/11/2026', 'Phường Phan Đình Phùng', 'NGUYỄN THỊ LAN', `/apply/${code}/questions/child?from=check#childName`, `href="/apply/${code}/declaration"`]) expect(check).toContain(words);
    const revision = /name="revision" value="(\d+)"/.exec((await get(`/apply/${code}/declaration`)).body)?.[1] ?? '';
    const unseen = await post(`/apply/${code}/declaration`, { declared: 'true', revision: String(Number(revision) - 1) });
    expect([unseen.statusCode, headingOf(unseen.body), unseen.body.includes('vừa được sửa ở cửa sổ hoặc máy khác')]).toEqual([412, 'Kiểm tra lại trước khi nộp', true]);
    expect(portal.services.dossiers.size).toBe(0);
    const sent = await Promise.all([1, 2, 3].map(() => post(`/apply/${code}/declaration`, { declared: 'true', revision })));
    const targets = new Set(sent.map(({ headers }) => headers.location));
    expect(targets.size).toBe(1);
    expect(portal.services.dossiers.size).toBe(1);
    const [dossier] = portal.services.dossiers.values();
    expect(dossier).toMatchObject({ agencyCode: '000.00.19.H55', answers: { requesterName: 'NGUYỄN THỊ LAN', requesterPhone: '0912000001', childBirthDate: '2026-11-02', copies: 2 }, papers: [{ paperCode: 'giay-chung-sinh' }] });
    const done = await get(String([...targets][0]));
    expect(headingOf(done.body)).toBe('Đã nộp hồ sơ');
    expect(done.body).toContain('YC-261123-7K3M9P');
    expect((await post(`/apply/${code}/declaration`, { declared: 'true' })).headers.location).toBe([...targets][0]);
    expect((await get(`/my/dossiers/${String(dossier?.['id'])}`)).body).toContain('Chờ tiếp nhận');
  });

  it('asks again for the office when another window has chosen another one', async () => {
    const { communeField: _, ...asked } = procedureOf('2.000635').form;
    portal.services.instead.set('GET /procedures/2.000635', [200, { ...procedureOf('2.000635'), form: asked }]);
    await get('/apply/2.000635/begin');
    const url = '/apply/2.000635/agency';
    const offices = [...(await get(url)).body.matchAll(/<option value="(\d[^"]+)"[^>]*>([^<]+)/g)].map(([, office = '', name = '']) => ({ office, name }));
    const [first, second] = offices as [(typeof offices)[number], (typeof offices)[number]];
    expect((await post(url, { revision: '1', agency: first.office })).statusCode).toBe(303);
    expect((await post(url, { revision: '1', agency: first.office })).statusCode).toBe(303);
    const late = await post(url, { revision: '1', agency: second.office });
    expect(late.statusCode).toBe(412);
    for (const words of [`Bạn vừa chọn ${second.name}`, `đã chọn ${first.name}`]) expect(late.body).toContain(words);
    expect(portal.drafts.kept.map(({ agencyCode }) => agencyCode)).toEqual([first.office]);
    const again = /name="revision" value="(\d+)"/.exec(late.body)?.[1] ?? '';
    expect((await post(url, { revision: again, agency: second.office })).statusCode).toBe(303);
    expect(portal.drafts.kept.map(({ agencyCode }) => agencyCode)).toEqual([second.office]);
  });

  it('turns an account of the wrong kind away kindly', async () => {
    const answer = await get('/apply/2.000648/begin');
    expect([answer.statusCode, headingOf(answer.body)]).toEqual([403, 'Tài khoản này không nộp được thủ tục này']);
  });

  it('is not disturbed by hostile field names', async () => {
    await get(`/apply/${code}/begin`);
    const answer = await post(`/apply/${code}/questions/${pageCodes[0]}`, { revision: '1', then: 'later', __proto__x: '1', 'constructor': 'x', 'a[b][c]': '1' });
    expect(answer.statusCode).toBe(303);
    expect((await get(`/apply/${code}/questions/nope`)).statusCode).toBe(404);
  });
});
