import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { eventually } from '@tinhso/testing';
import { Caller, tokenOf } from '../support/client.js';
import { launchBrowser, Official } from '../support/desk.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { platformOn, profiles } from '../support/platform.js';
import { pdfSignatures, pdfText } from '../support/poppler.js';

const api = '/api/public-services/v1';
const officials = ['clerk.pdp', 'officer.pdp', 'leader.pdp', 'issuing.pdp', 'clerk.phoyen'] as const;
type Name = (typeof officials)[number];

describe('the desks in a browser', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let browser: Browser;
  const faults: string[] = [];
  const at = {} as Record<Name, Official>;

  beforeAll(async () => {
    platform = await platformOn(profiles[0] as (typeof profiles)[number]);
    browser = await launchBrowser();
    for (const name of officials) at[name] = await Official.signIn(browser, platform.origin, name, faults);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 30_000);

  const filed = async (): Promise<string> => {
    const token = await tokenOf(platform.issuer, 'lan');
    const made = await new Caller(platform.origin, token).post<{ id: string }>(`${api}/dossiers`, birthRegistration(await uploadedPaper(platform.origin, token)));
    return made.body.id;
  };

  it('take a dossier from the counter to a signed and sealed result, and a leader takes it back', async () => {
    const id = await filed();
    const dossier = `/officer/dossiers/${id}`;
    const { 'clerk.pdp': clerk, 'officer.pdp': officer, 'leader.pdp': leader, 'issuing.pdp': issuing } = at;

    expect(await clerk.open('/officer/dossiers?queue=waiting')).toBe('Chờ tiếp nhận');
    expect(await clerk.words()).toMatch(/N\. T\. L\.[\s\S]*để tiếp nhận/);
    await clerk.page.keyboard.press('j');
    await clerk.page.keyboard.press('Enter');
    await clerk.page.waitForURL(new RegExp(id));
    await clerk.page.locator('.tabs a').first().click();
    await clerk.see();
    const paper = await clerk.page.locator('iframe.reader').getAttribute('src');
    const shown = await clerk.file(String(paper));
    expect([shown.status, shown.type]).toEqual([200, 'application/pdf']);
    await clerk.send();
    expect(await clerk.words()).toMatch(/Đã tiếp nhận\. Mã hồ sơ: 000\.00\.19\.H55-\d{6}-\d{4}/);
    const receipt = await clerk.file(`${dossier}/forms/receipt.pdf`);
    expect(pdfText(receipt.content)).toContain('GIẤY TIẾP NHẬN');

    expect(await at['clerk.phoyen'].statusOf(dossier)).toBe(404);
    expect(await at['clerk.phoyen'].see()).toBe('Không tìm thấy trang này');

    await officer.act(id, 'claim');
    expect(await officer.act(id, 'note', { text: 'Đã đối chiếu với sổ hộ tịch.' })).toContain('Đã đối chiếu với sổ hộ tịch.');
    await officer.open(`${dossier}/acts/propose`);
    expect(await officer.send()).toBe('Trình lãnh đạo');
    expect(await officer.page.title()).toMatch(/^Lỗi:/);
    await officer.act(id, 'propose', { result: 'giay-khai-sinh', opinion: 'Hồ sơ đủ điều kiện.' });
    await leader.open(dossier);
    expect(await leader.words()).toContain('Hồ sơ đủ điều kiện.');
    await leader.act(id, 'return', { code: 'other', text: 'Ghi rõ nơi sinh.' });
    await officer.open(dossier);
    expect(await officer.words()).toContain('Ghi rõ nơi sinh.');
    await officer.act(id, 'propose', { result: 'giay-khai-sinh', opinion: 'Đã ghi rõ nơi sinh.' });
    await leader.act(id, 'approve');
    await leader.act(id, 'sign');
    expect((await issuing.file(`${dossier}/view/result`)).status).toBe(200);
    await issuing.act(id, 'seal');
    const sealed = pdfSignatures((await issuing.file(`${dossier}/result.pdf`)).content);
    expect(sealed.match(/Signature is Valid/g)).toHaveLength(2);
    expect(sealed).toContain('Total document signed');
    await eventually(async () => {
      await issuing.page.goto(`${platform.origin}${dossier}`);
      expect(await issuing.words()).toContain('Cổng quốc gia đã nhận: Đã trả kết quả');
      return true;
    }, { within: 20_000 });
    expect(await leader.act(id, 'revoke', { code: 'wrong-content', text: 'Sai họ tên.' })).toContain('Kết quả bị thu hồi');
    await clerk.open(dossier);
    expect(await clerk.page.locator('a[href*="/acts/"]').count()).toBe(0);
    expect(faults).toEqual([]);
  }, 240_000);

  it('keep the filter from queue to queue, find a code in another queue, and say when nothing matches', async () => {
    const id = await filed();
    const clerk = at['clerk.pdp'];
    await clerk.open('/officer/dossiers?queue=waiting&procedure=2.000635&channel=');
    expect(await clerk.words()).toContain('Không có hồ sơ nào khớp với bộ lọc');
    await clerk.open('/officer/dossiers?queue=under-way');
    expect(await clerk.page.locator('#procedure').inputValue()).toBe('2.000635');
    await clerk.page.locator('.clear').click();
    await clerk.open(`/officer/dossiers/${id}`);
    const reference = (await clerk.page.title()).split(' ')[0] ?? '';
    await clerk.open(`/officer/dossiers?queue=to-deliver&q=${reference}`);
    expect(await clerk.words()).toContain('tìm thấy ở nơi khác');
    expect(await clerk.page.locator(`a[href$="${id}"]`).count()).toBe(1);
    await clerk.page.keyboard.press('?');
    expect(await clerk.page.locator('#keys').isVisible()).toBe(true);
    await clerk.page.keyboard.press('Escape');
    await clerk.page.keyboard.press('/');
    expect(await clerk.page.evaluate('document.activeElement.id')).toBe('q');
    expect(faults).toEqual([]);
  }, 90_000);

  it('show a leader four figures, each opening its dossiers', async () => {
    const leader = at['leader.pdp'];
    for (const queue of ['received', 'due-today', 'late', 'issued']) {
      await leader.open('/officer/figures');
      const figure = leader.page.locator(`.figures a[href*="queue=${queue}&"]`);
      const value = await figure.locator('b').innerText();
      await figure.click();
      await leader.see();
      const listed = await leader.page.locator('tbody tr').count();
      if (queue === 'issued') expect([value, listed]).toEqual(['100%', 1]);
      else expect(listed).toBe(Number(value));
    }
    expect(faults).toEqual([]);
  }, 90_000);
});
