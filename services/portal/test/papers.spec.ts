import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPortal, headingOf, lan, posting, uploading } from './a-portal.js';
import type { TestPortal } from './a-portal.js';
import { aDossier, dossierId } from './a-dossier.js';

const url = '/apply/1.001193/papers';
const field = 'paper-giay-chung-sinh';

describe('papers', () => {
  let portal: TestPortal;
  let cookie: string;
  beforeEach(async () => {
    portal = await aPortal();
    cookie = await portal.signedIn(lan);
    await get('/apply/1.001193/begin');
  });
  afterEach(() => portal.app.close());
  const get = (path: string) => portal.app.inject({ url: path, headers: { cookie } });
  const send = (path: string, fields: Record<string, string>, files: Record<string, string> = {}) => portal.app.inject(uploading(path, cookie, { revision: String(portal.drafts.kept[0]?.revision), ...fields }, files));

  it('are asked for one by one in a form that carries files', async () => {
    const { body } = await get(url);
    expect(body).toContain('enctype="multipart/form-data"');
    expect(body).toContain(`type="file"`);
    expect(body).toContain('Giấy chứng sinh');
    expect(body).not.toContain('kết hôn của cha mẹ');
  });

  it('are kept in the draft and can be taken out again', async () => {
    expect((await send(url, {}, { [field]: 'a.pdf', 'paper-other': 'b.pdf' })).headers.location).toBe('/apply/1.001193/check');
    expect(portal.drafts.kept[0]?.papers).toMatchObject([{ paperCode: 'giay-chung-sinh', name: 'giay-chung-sinh.pdf' }]);
    expect((await get(url)).body).toContain('Đã có: giay-chung-sinh.pdf');
    expect((await send(url, { remove: 'giay-chung-sinh' })).headers.location).toBe(url);
    expect(portal.drafts.kept[0]?.papers).toEqual([]);
  });

  it('that are refused say why at their field', async () => {
    portal.services.instead.set('POST /uploads', [415, { code: 'files/type', texts: { vi: 'Tệp này không phải PDF hay ảnh.', en: 'Neither PDF nor picture.' } }]);
    const answer = await send(url, {}, { [field]: 'a.exe' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body.match(/Tệp này không phải PDF hay ảnh\./g)).toHaveLength(2);
    portal.services.instead.set('POST /uploads', [503, {}]);
    expect((await send(url, {}, { [field]: 'a.pdf' })).statusCode).toBe(503);
  });

  it('of no bytes are sent on to be refused, not passed over in silence', async () => {
    portal.services.instead.set('POST /uploads', [422, { code: 'files/empty', texts: { vi: 'Tệp này rỗng.', en: 'This file is empty.' } }]);
    const { payload, ...request } = uploading(url, cookie, {}, { [field]: 'a.pdf' });
    const answer = await portal.app.inject({ ...request, payload: payload.replace('%PDF-1.7', '') });
    expect([answer.statusCode, answer.body.match(/Tệp này rỗng\./g)?.length]).toEqual([422, 2]);
  });

  it('that were taken stay when another one is refused', async () => {
    await send(url, {}, { [field]: 'a.pdf' });
    portal.services.instead.set('POST /uploads', [413, { code: 'files/too-large', texts: { vi: 'Tệp quá 25 MB.', en: 'Over 25 MB.' } }]);
    expect((await send(url, {}, { [field]: 'b.pdf' })).body).toContain('Đã có: giay-chung-sinh.pdf');
    expect(portal.drafts.kept[0]?.papers).toHaveLength(1);
  });

  it('from a second window never take the place of what the first one gave', async () => {
    await send(url, { revision: '1' }, { [field]: 'a.pdf' });
    const kept = () => portal.drafts.kept[0]?.papers.map(({ uploadId }) => uploadId);
    const before = kept();
    const late = await send(url, { revision: '1' }, { [field]: 'b.pdf' });
    expect([late.statusCode, headingOf(late.body)]).toEqual([412, 'Bản nháp này vừa được sửa ở nơi khác']);
    expect(late.body).toMatch(/Bạn vừa gửi[\s\S]*Đang lưu trong bản nháp/);
    const removed = await send(url, { revision: '1', remove: 'giay-chung-sinh' });
    expect([removed.statusCode, removed.body.includes('chưa có gì bị bỏ')]).toEqual([412, true]);
    expect(kept()).toEqual(before);
    const [, name = '', value = ''] = /name="(taken-[^"]+)" value="([^"]+)"/.exec(late.body) ?? [];
    expect((await portal.app.inject(posting(url, cookie, { revision: '2', [name]: value }))).headers.location).toBe('/apply/1.001193/check');
    expect(kept()).toEqual([value.split(' ')[0]]);
    expect(kept()).not.toEqual(before);
    expect((await send(url, { revision: '1' })).statusCode).toBe(303);
  });

  it('answer a supplement request on the same dossier', async () => {
    const supplement = { items: ['Giấy chứng sinh rõ hơn'], legalBasis: 'NĐ 61/2018', answerBefore: '2026-12-23T10:00:00.000Z' };
    portal.services.dossiers.set(dossierId, aDossier({ business: 'supplement-requested', supplement, version: 2 }));
    portal.services.instead.set(`POST /dossiers/${dossierId}/supplement`, [200, aDossier({ version: 3 })]);
    const page = `/my/dossiers/${dossierId}/supplement`;
    expect((await send(page, { version: '2', given: 'true' }, { [field]: 'a.pdf' })).headers.location).toContain('?done=supplemented');
    expect(portal.services.sent.at(-1)?.body).toMatchObject({ papers: [{ paperCode: 'giay-chung-sinh' }] });
  });

  it('and the result are handed through under their own headers', async () => {
    const paperId = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7caa';
    portal.services.dossiers.set(dossierId, aDossier({ business: 'issued', result: 'issued', resultNumber: '12', papers: [{ id: paperId, paperCode: 'giay-chung-sinh', name: 'a.pdf', size: 8, attachedAt: '2026-11-23T02:00:00.000Z' }] }));
    const { body } = await get(`/my/dossiers/${dossierId}`);
    for (const file of [`papers/${paperId}`, 'result.pdf']) {
      expect(body).toContain(`href="/my/dossiers/${dossierId}/${file}"`);
      portal.services.instead.set(`GET /dossiers/${dossierId}/${file}`, [200, 'x']);
      const answer = await get(`/my/dossiers/${dossierId}/${file}`);
      expect([answer.statusCode, answer.headers['cache-control'], answer.body]).toEqual([200, 'no-store', '"x"']);
    }
    expect((await get(`/my/dossiers/${dossierId}/papers/..`)).statusCode).toBe(404);
  });

  it('stand in the copy of what was sent, by name and file', async () => {
    const papers = [{ id: dossierId, paperCode: 'giay-chung-sinh', name: 'anh-chup <1>.jpg', size: 8, attachedAt: '2026-11-23T02:00:00.000Z' }];
    const copy = async (changes: Readonly<Record<string, unknown>>): Promise<string> => {
      portal.services.dossiers.set(dossierId, aDossier(changes));
      return /Bản sao[\s\S]*/.exec((await get(`/apply/1.001193/submitted/${dossierId}`)).body)?.[0] ?? '';
    };
    expect(await copy({ papers })).toMatch(/Giấy tờ đã nộp[\s\S]*Giấy chứng sinh[\s\S]*anh-chup &lt;1>\.jpg/);
    expect(await copy({})).toContain('Trần An Nhiên');
    expect(await copy({})).not.toContain('Giấy tờ đã nộp');
  });
});
