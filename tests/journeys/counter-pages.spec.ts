import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventually } from '@tinhso/testing';
import { Caller, tokenOf } from '../support/client.js';
import { launchBrowser, Official } from '../support/desk.js';
import { birthRegistration, smallPdf, uploadedPaper } from '../support/filings.js';
import { act } from '../support/issuing.js';
import { platformOn, profiles } from '../support/platform.js';
import { pdfText } from '../support/poppler.js';

const api = '/api/public-services/v1';
const requester = { requesterName: 'LÝ THỊ MAI', requesterNumber: '019185001234', requesterAddress: 'Tổ 2, phường Phan Đình Phùng', requesterPhone: '0912000003' };

describe('the counter and the unit in a browser', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let browser: Browser;
  let clerk: Official;
  const faults: string[] = [];
  const signIn = (name: string): Promise<Official> => Official.signIn(browser, platform.origin, name, faults);

  beforeAll(async () => {
    platform = await platformOn(profiles[0] as (typeof profiles)[number]);
    browser = await launchBrowser();
    clerk = await signIn('clerk.pdp');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 30_000);

  const idOf = (official: Official): string => /dossiers\/([\w-]{36})/.exec(official.page.url())?.[1] ?? '';
  const accepted = async (): Promise<{ id: string; version: number }> => {
    const token = await tokenOf(platform.issuer, 'clerk.pdp');
    const made = await new Caller(platform.origin, token).post<{ id: string }>(`${api}/dossiers`, birthRegistration(await uploadedPaper(platform.origin, token)));
    return act(platform, 'clerk.pdp', { id: made.body.id, version: 1 }, 'acceptance');
  };

  it('takes an application in, prints the slip, is paid by its link, refuses, and the money is on the list', async () => {
    await clerk.open('/officer/refunds');
    expect(await clerk.words()).toContain('Không có khoản nào phải hoàn trả');
    await clerk.open('/officer/intake');
    await clerk.page.locator('a[href*="2.000635"]').click();
    await clerk.see();
    const answers: Record<string, string> = { ...requester, communeCode: '05443', event: 'birth', holder: 'self', copies: '2', exemption: 'none' };
    for (let pages = 0; pages < 12 && !/declaration/.test(clerk.page.url()); pages += 1) {
      for (const [name, value] of Object.entries(answers)) if (await clerk.page.locator(`main [name="${name}"]`).count() > 0) await clerk.answer(name, value);
      if (/\/check$/.test(clerk.page.url())) await clerk.page.locator('main .actions .button').first().click();
      else await clerk.page.locator('main form .actions .button:not(.text)').click();
      await clerk.see();
    }
    await clerk.answer('declared', 'true');
    await clerk.send();
    expect(await clerk.words()).toContain('In phiếu để người dân nộp phí');
    const id = idOf(clerk);
    expect(await clerk.page.locator('a[href$="/acts/accept"], form[action$="/acts/accept"]').count()).toBe(0);
    const link = await eventually(async () => {
      await clerk.open(`/officer/dossiers/${id}/slip`);
      return clerk.page.locator('.slip a').getAttribute('href', { timeout: 500 });
    }, { within: 20_000 });
    expect(await clerk.page.locator('.slip svg').getAttribute('aria-label')).toContain('QR');

    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    await phone.goto(String(link));
    await phone.locator('form[action$="/pay"] .button').click();
    await phone.locator('button[value=success], input[value=success] ~ button, button').first().click();
    await phone.waitForURL(/\/bills\//);
    await eventually(async () => {
      await clerk.page.goto(`${platform.origin}/officer/dossiers/${id}`);
      expect(await clerk.page.locator('form[action$="/acts/accept"]').count()).toBe(1);
      return true;
    }, { within: 20_000 });
    expect(await clerk.open(`/officer/dossiers/${id}/slip`)).toContain('Phiếu nộp phí');
    await clerk.act(id, 'refuse', { code: 'out-of-scope', text: 'Việc khai sinh không đăng ký tại phường này.' });
    expect(pdfText((await clerk.file(`/officer/dossiers/${id}/forms/refusal.pdf`)).content)).toContain('Việc khai sinh không đăng ký tại phường này.');
    await eventually(async () => {
      await clerk.open('/officer/refunds');
      expect(await clerk.words()).toMatch(/16\.000 đồng[\s\S]*Hồ sơ bị từ chối/);
      return true;
    }, { within: 20_000 });
    const sysadmin = await signIn('sysadmin');
    expect(await sysadmin.see()).toBe('Sự kiện hệ thống');
    expect(await sysadmin.open('/officer/refunds')).toBe('Tiền phải hoàn trả');
    expect(faults).toEqual([]);
  }, 240_000);

  it('asks for everything missing at once and records what is brought to the counter; the policy is said in words', async () => {
    const { id } = await accepted();
    const officer = await signIn('officer.pdp');
    await officer.act(id, 'claim');
    await officer.open(`/officer/dossiers/${id}/acts/supplement`);
    expect(await officer.words()).toContain('Thời hạn tính lại từ đầu');
    await officer.send();
    expect(await officer.page.locator('.errors li').count()).toBe(2);
    await officer.act(id, 'supplement', { items: 'Bản rõ của giấy chứng sinh\nGiấy chứng nhận kết hôn', legalBasis: 'Điều 16 Luật Hộ tịch' });
    expect(pdfText((await officer.file(`/officer/dossiers/${id}/forms/supplement-request.pdf`)).content)).toContain('Giấy chứng nhận kết hôn');
    await clerk.open(`/officer/dossiers/${id}`);
    await clerk.page.locator('a[href$="/supplement"]').click();
    await clerk.see();
    expect(await clerk.send()).toBe('Ghi nhận bổ sung tại quầy');
    expect(await clerk.page.title()).toMatch(/^Lỗi:/);
    await clerk.page.locator('input[type=file]').first().setInputFiles({ name: 'giay-chung-sinh-ro.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf()) });
    await clerk.answer('given', 'true');
    await clerk.send();
    const words = await clerk.words();
    expect(words).toContain('Đã ghi nhận phần bổ sung');
    expect(words).toContain('giay-chung-sinh-ro.pdf');
    expect(faults).toEqual([]);
  }, 120_000);

  it('moves one dossier, and then everything an absent officer holds', async () => {
    const held = [await accepted(), await accepted()];
    for (const dossier of held) await act(platform, 'officer.pdp', dossier, 'claim');
    const [first, second] = held.map(({ id }) => id) as [string, string];
    const admin = await signIn('unitadmin.pdp');
    await admin.open(`/officer/dossiers/${first}/acts/assign`);
    const other = await admin.page.locator('#officer option', { hasText: 'Lưu Thị Ngân' }).getAttribute('value');
    await admin.act(first, 'assign', { officer: String(other) });
    expect(await admin.words()).toContain('Lưu Thị Ngân');
    await admin.open('/officer/moves');
    await admin.page.getByRole('row', { name: /Dương Quốc Bảo/ }).locator('a').click();
    expect(await admin.see()).toBe('Chuyển hết việc của Dương Quốc Bảo');
    await admin.send();
    expect(await admin.page.title()).toMatch(/^Lỗi:/);
    await admin.answer('officer', String(other).split('|')[0] ?? '');
    await admin.send();
    expect(await admin.words()).toMatch(/Đã chuyển \d hồ sơ/);
    await admin.open(`/officer/dossiers/${second}`);
    expect(await admin.words()).toContain('Lưu Thị Ngân');
    expect(await admin.statusOf('/officer/refunds')).toBe(403);
    expect(faults).toEqual([]);
  }, 120_000);
});
