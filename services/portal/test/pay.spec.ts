import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aPortal, headingOf, lan, posting } from './a-portal.js';
import type { TestPortal } from './a-portal.js';
import { aDossier, dossierId } from './a-dossier.js';
import { billId } from './fake-payments.js';
import { actToken } from './fake-services.js';

describe('paying', () => {
  let portal: TestPortal;
  let cookie: string;
  beforeEach(async () => {
    portal = await aPortal();
    cookie = await portal.signedIn(lan);
    portal.services.dossiers.set(dossierId, aDossier({ procedureCode: '2.000635', feeInAdvance: 16_000, financial: 'waiting' }));
  });
  afterEach(() => portal.app.close());
  const get = (url: string, who = cookie) => portal.app.inject({ url, headers: { cookie: who } });
  const dossierPage = () => get(`/my/dossiers/${dossierId}`);

  it('offers the bill on the dossier’s page and after submitting, and leads to the bank', async () => {
    portal.payments.issue();
    for (const { body } of [await dossierPage(), await get(`/apply/2.000635/submitted/${dossierId}`)]) {
      expect(body).toContain('16.000 đồng');
      expect(body).toContain('17:00, thứ Năm 26/11/2026');
      expect(body).toContain(`action="/bills/${billId}/pay"`);
    }
    const answer = await portal.app.inject(posting(`/bills/${billId}/pay`, cookie, { dossier: dossierId }));
    expect([answer.statusCode, answer.headers.location]).toEqual([303, 'https://bank.example/pay?ref=t']);
    expect(portal.payments.attempts).toEqual([{ returnPath: `/bills/${billId}/return/${dossierId}` }]);
  });

  it('says that the bill is being made out, and stays readable while payments are down', async () => {
    expect((await dossierPage()).body).toContain('đang lập khoản phải nộp');
    portal.payments.down = true;
    const page = await dossierPage();
    expect([page.statusCode, page.body.includes('Chưa xem được khoản phải nộp')]).toEqual([200, true]);
  });

  it('shows after an act only a bill that has heard of it', async () => {
    portal.payments.issue();
    const withdrawn = await portal.app.inject(posting(`/my/dossiers/${dossierId}/withdraw`, cookie, { version: '1' }));
    const after = withdrawn.cookies.find(({ name }) => name === '__Host-acts');
    expect(after).toMatchObject({ value: actToken, maxAge: 20, httpOnly: true, secure: true, sameSite: 'Lax' });
    const acted = `${cookie}; __Host-acts=${after?.value}`;
    expect((await get(`/my/dossiers/${dossierId}`, acted)).body).toContain(`/bills/${billId}/pay`);
    expect(portal.payments.waitedFor).toEqual([actToken]);
    portal.payments.behind = true;
    const behind = await get(`/my/dossiers/${dossierId}`, acted);
    expect([behind.statusCode, behind.body.includes(`/bills/${billId}/pay`), behind.body.includes('đang lập khoản phải nộp')]).toEqual([200, false, true]);
    portal.services.dossiers.set(dossierId, aDossier({ procedureCode: '2.000635', feeInAdvance: 16_000, business: 'withdrawn' }));
    expect((await get(`/my/dossiers/${dossierId}`, acted)).body).not.toContain('Nộp phí, lệ phí');
  });

  it('asks nobody for a fee who owes none', async () => {
    portal.services.dossiers.set(dossierId, aDossier({}));
    expect((await dossierPage()).body).not.toContain('Nộp phí, lệ phí');
  });

  it('believes the bill and not the way back from the bank', async () => {
    portal.payments.issue();
    const claim = `/bills/${billId}/return/${dossierId}?vnp_ResponseCode=00&vnp_TransactionStatus=00`;
    const waiting = (await get(claim, '')).body;
    expect(waiting).toContain('Ngân hàng chưa báo kết quả');
    expect(waiting).toContain(`href="/bills/${billId}/return/${dossierId}"`);
    portal.payments.issue('paid');
    const paid = (await get(claim.replaceAll('=00', '=24'))).body;
    expect(paid).toContain('Đã nhận được tiền');
    expect(paid).toContain(`/bills/${billId}/receipt`);
    expect(paid).not.toContain('/pay"');
  });

  it('shows a receipt with the amount in words, once paid', async () => {
    portal.payments.issue();
    expect((await get(`/bills/${billId}/receipt`)).statusCode).toBe(404);
    portal.payments.issue('paid');
    const { body } = await get(`/bills/${billId}/receipt`);
    expect(headingOf(body)).toBe('Biên nhận thu phí, lệ phí');
    for (const words of ['Mười sáu nghìn đồng', '0000001/2026', '14000001', 'phường Phan Đình Phùng']) expect(body.toLowerCase()).toContain(words.toLowerCase());
  });

  it('says in the service’s words why there is nothing to pay', async () => {
    portal.payments.issue('paid');
    const answer = await portal.app.inject(posting(`/bills/${billId}/pay`, cookie, {}));
    expect([answer.statusCode, answer.body.includes('Khoản này đã được nộp.')]).toEqual([409, true]);
    expect((await get('/bills/nope')).statusCode).toBe(404);
    expect((await get(`/bills/${dossierId}`)).statusCode).toBe(404);
  });
});
