import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPortal, headingOf, titleOf, uploading } from './a-portal.js';
import type { TestPortal } from './a-portal.js';

const code = '7K3M9PQRSTVWXYZ23456';
const result = { status: 'valid', agencyCode: '000.00.19.H55', agencyName: 'Ủy ban nhân dân phường Phan Đình Phùng', number: '15/TLKS', issuedAt: '2026-11-23T08:00:00.000Z' };
const revoked = { ...result, status: 'revoked', revokedAt: '2026-11-24T03:00:00.000Z', reasonCode: 'wrong-content' };

describe('checking a result', () => {
  let portal: TestPortal;
  beforeAll(async () => { portal = await aPortal(); });
  afterAll(() => portal.app.close());
  const get = (url: string, cookie = '') => portal.app.inject({ url, headers: { cookie } });
  const verifying = (status: string, ...results: object[]) => portal.services.instead.set('GET /results/verify', [200, { status, results }]);
  const asked = () => portal.services.sent.at(-1)?.path;
  const upload = (files: Record<string, string>) => portal.app.inject(uploading('/verify', '', {}, files));

  it('needs no account and is one step away from every page', async () => {
    expect((await get('/')).body).toContain('href="/verify"');
    const { statusCode, body } = await get('/verify');
    expect([statusCode, headingOf(body)]).toEqual([200, 'Kiểm tra kết quả']);
  });

  it('says of a valid result who issued it, under which number and when', async () => {
    verifying('valid', result);
    const { statusCode, body } = await get(`/verify/${code}`);
    expect([statusCode, headingOf(body), asked()]).toEqual([200, 'Kết quả này có giá trị', `/results/verify?code=${code}`]);
    for (const words of [result.agencyName, '15/TLKS', '23/11/2026']) expect(body).toContain(words);
  });

  it('says of a revoked one since when and why', async () => {
    verifying('revoked', revoked);
    const { body } = await get(`/verify/${code}`);
    expect(headingOf(body)).toBe('Kết quả này đã bị thu hồi');
    for (const words of ['10:00, 24/11/2026', 'Kết quả có nội dung sai', 'role="alert"']) expect(body).toContain(words);
    expect((await get(`/verify/${code}`, 'lang=en')).body).toContain('This result has been revoked');
  });

  it('warns of one that nobody knows, also when the code is no code', async () => {
    verifying('unknown');
    const unknown = await get(`/verify/${code}`);
    expect([unknown.statusCode, headingOf(unknown.body)]).toEqual([404, 'Không tìm thấy kết quả này']);
    expect(unknown.body).toContain('1022');
    const before = portal.services.sent.length;
    expect((await get('/verify/%3Cscript%3E')).statusCode).toBe(404);
    expect(portal.services.sent).toHaveLength(before);
  });

  it('takes a code in groups or a number, and lists what shares the number', async () => {
    expect((await get('/verify?code=7k3m-9pqr-stvw-xyz2-3456')).headers.location).toBe(`/verify/${code}`);
    verifying('several', result, { ...revoked, agencyName: 'Ủy ban nhân dân phường Phổ Yên' });
    const { body } = await get('/verify?code=15%2FTLKS');
    expect([asked(), body.match(/15\/TLKS/g)?.length]).toEqual(['/results/verify?number=15%2FTLKS', 3]);
    expect(body).toContain('Phổ Yên');
    expect(titleOf((await get('/verify?code=')).body)).toBe('Lỗi: Kiểm tra kết quả – Tỉnh Số');
  });

  it('judges a file by its digest, and sends nothing else on', async () => {
    verifying('valid', result);
    const answer = await upload({ file: 'ket-qua.pdf' });
    expect(asked()).toBe(`/results/verify?sha256=${createHash('sha256').update('%PDF-1.7').digest('hex')}`);
    expect(answer.body).toContain('Tệp giống hệt bản cơ quan đã cấp');
    verifying('unknown');
    expect((await upload({ file: 'ket-qua.pdf' })).body).toContain('không trùng với kết quả nào');
  });

  it('says what is the matter with a file that is none', async () => {
    const none = await upload({});
    expect([none.statusCode, none.body.includes('href="#file"')]).toEqual([422, true]);
    const empty = await portal.app.inject({ ...uploading('/verify', '', {}, {}), payload: '------portal-test\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n\r\n------portal-test--\r\n' });
    expect([empty.statusCode, empty.body.includes('Tệp này rỗng')]).toEqual([422, true]);
  });
});
