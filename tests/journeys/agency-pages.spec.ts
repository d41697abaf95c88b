import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newId } from '@tinhso/kernel';
import { startReceiver } from '@tinhso/subscriber-kit';
import type { MockReceiver } from '@tinhso/subscriber-kit';
import { eventually } from '@tinhso/testing';
import { feeding } from '../outside/feeding.js';
import { launchBrowser, Official } from '../support/desk.js';

/** From a proposal to deliveries that an agency's technician watches over, against a receiver of the kit. No page has a script; one visitor runs none. */
describe('an agency connects itself', () => {
  const before = process.env['WEBHOOKS_ALLOWED_PRIVATE_HOSTS'];
  const faults: string[] = [];
  let at: Awaited<ReturnType<typeof feeding>>;
  let browser: Browser;
  let technician: Official;
  let administrator: Official;
  let receiver: MockReceiver | undefined;
  const arrived: string[] = [];
  const subject = newId();
  let contract: string;

  beforeAll(async () => {
    process.env['WEBHOOKS_ALLOWED_PRIVATE_HOSTS'] = '127.0.0.1';
    at = await feeding({ name: 'embedded', kafka: false, keycloak: false });
    browser = await launchBrowser();
    const signIn = (name: string): Promise<Official> => Official.signIn(browser, at.platform.origin, name, faults, { start: '/agency' });
    [technician, administrator] = [await signIn('kythuat.cat'), await signIn('sysadmin')];
  }, 120_000);
  afterAll(async () => {
    if (before === undefined) delete process.env['WEBHOOKS_ALLOWED_PRIVATE_HOSTS'];
    else process.env['WEBHOOKS_ALLOWED_PRIVATE_HOSTS'] = before;
    await receiver?.close();
    await browser?.close();
    await at?.platform.stop();
  }, 30_000);

  const press = async (who: Official, act: string): Promise<string> => {
    await who.page.locator(`button[value=${act}]`).click();
    await who.see();
    expect(await who.page.locator('script').count()).toBe(0);
    return who.words();
  };
  const listen = async (port: number, secret: string): Promise<MockReceiver> => startReceiver({ port, secrets: [secret], onDelivery: ({ id, fresh }) => { if (fresh) arrived.push(id); } });
  const path = (who: Official): string => new URL(who.page.url()).pathname;

  it('proposes a contract, is told what is missing, and waits for the administrator', async () => {
    expect(await technician.open('/agency')).toBe('Kết nối sự kiện');
    expect(await technician.words()).toContain('Chưa có thoả thuận nào');
    await technician.open('/agency/receivers/new');
    expect(await technician.words()).toContain('Chưa có thoả thuận được phê duyệt');
    await technician.open('/agency/contracts/new');
    await technician.send();
    expect(await technician.page.locator('.errors li').count()).toBe(3);
    await technician.page.fill('#purpose', 'Cập nhật nhân khẩu khi hồ sơ khai sinh có kết quả');
    await technician.page.fill('#legalBasis', 'Điều 26 Luật Cư trú 2020');
    for (const type of ['dossier.submitted.v1', 'dossier.accepted.v1']) await technician.page.locator(`input[value="${type}"]`).check();
    expect(await technician.send()).toBe('Cập nhật nhân khẩu khi hồ sơ khai sinh có kết quả');
    expect(await technician.words()).toContain('Chờ phê duyệt');
    contract = path(technician);
    await administrator.open(contract);
    await administrator.page.locator('button[value=refusal]').click();
    await administrator.see();
    expect(await administrator.page.title()).toMatch(/^Lỗi:/);
    expect(await press(administrator, 'approval')).toContain('Có hiệu lực');
  }, 60_000);

  it('registers a receiver, sends it a test event and lets it be approved', async () => {
    receiver = await listen(0, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
    const sink = receiver.url;
    await technician.open('/agency/receivers/new');
    await technician.page.locator('#contract').selectOption({ index: 1 });
    await technician.page.fill('#sink', 'http://169.254.169.254/latest/meta-data');
    await technician.send();
    expect(await technician.page.locator('.errors').innerText()).toContain('mạng nội bộ');
    await technician.page.fill('#sink', sink);
    expect(await technician.send()).toBe(sink);
    const secret = /whsec_[A-Za-z0-9+/=]+/.exec(await press(technician, 'secrets'))?.[0] ?? '';
    await technician.open(path(technician));
    expect(await technician.words()).not.toContain('whsec_');
    await receiver.close();
    expect(await press(technician, 'test')).toContain('máy chủ không nhận kết nối');
    receiver = await listen(Number(new URL(sink).port), secret);
    expect(await press(technician, 'test')).toMatch(/Nơi nhận đồng ý[\s\S]*HTTP 204[\s\S]*webhook-signature: v1,/);
    expect(receiver.verdict()).toMatchObject({ received: 1, faults: [] });
    await administrator.open(path(technician));
    expect(await press(administrator, 'approval')).toContain('Đang gửi');
  }, 60_000);

  it('sees what was delivered, pauses, goes on in order, and has it sent again', async () => {
    const page = path(technician);
    const sent = [await at.happened(subject, 1), await at.happened(subject, 2)];
    await eventually(() => sent.every((id) => arrived.includes(id)), { within: 20_000 });
    await eventually(async () => (await technician.open(page), (await technician.words()).match(/Đã nhận/g)?.length === 2), { within: 20_000 });
    await technician.open(`${page}/deliveries/1`);
    expect(await technician.words()).toMatch(/Lần thử 1[\s\S]*HTTP 204[\s\S]*webhook-id: [0-9a-f-]{36}/);
    await technician.open(page);
    expect(await press(technician, 'pause')).toContain('Tạm dừng');
    sent.push(await at.happened(subject, 3), await at.happened(subject, 4));
    await eventually(async () => (await at.read({ subject })).events.length === 4);
    expect(arrived).toHaveLength(3);
    expect(await press(technician, 'resume')).toContain('Đang gửi');
    await eventually(() => arrived.length === 5, { within: 20_000 });
    expect(arrived.filter((id) => sent.includes(id))).toEqual(sent);
    await technician.open(page);
    await technician.page.fill('#from', '3');
    await technician.page.fill('#to', '1');
    await press(technician, 'redeliver');
    expect(await technician.page.title()).toMatch(/^Lỗi:/);
    await technician.page.fill('#from', '1');
    await technician.page.fill('#to', '3');
    expect(await press(technician, 'redeliver')).toContain('gửi lại 3 sự kiện');
    await eventually(() => receiver?.verdict().repeated === 3, { within: 20_000 });
    expect(receiver?.verdict()).toMatchObject({ events: 5, faults: [] });
  }, 120_000);

  it('rotates its secret, is given a quota, and loses everything with its contract', async () => {
    const page = path(technician);
    const rotated = await press(technician, 'rotate');
    expect(rotated.match(/whsec_/g)).toHaveLength(2);
    const stranger = await Official.signIn(browser, at.platform.origin, 'kythuat.bhxh', faults, { start: '/agency', javaScript: false });
    expect(await stranger.words()).not.toContain('127.0.0.1');
    await stranger.page.goto(`${at.platform.origin}${page}`);
    expect(await stranger.words()).toContain('Không tìm thấy trang này');
    await stranger.page.goto(`${at.platform.origin}/agency/contracts/new`);
    await stranger.page.fill('#purpose', 'Đối chiếu người tham gia bảo hiểm xã hội');
    await stranger.page.fill('#legalBasis', 'Luật Bảo hiểm xã hội 2024');
    await stranger.page.locator('input[value="dossier.withdrawn.v1"]').check();
    await stranger.page.locator('main form .actions .button').click();
    expect(await stranger.words()).toMatch(/Đối chiếu[\s\S]*Chờ phê duyệt/);
    await administrator.open('/agency/quotas/cong-an-tinh');
    await administrator.page.fill('#concurrency', 'nhiều');
    await administrator.send();
    expect(await administrator.page.title()).toMatch(/^Lỗi:/);
    await administrator.page.fill('#concurrency', '4');
    await administrator.send();
    expect(await administrator.words()).toContain('Đã lưu hạn mức');
    await administrator.open('/agency');
    expect(await administrator.words()).toMatch(/Bảo hiểm xã hội tỉnh[\s\S]*Công an tỉnh/);
    await administrator.open(contract);
    await administrator.page.fill('#reason', 'Hết mục đích sử dụng');
    expect(await press(administrator, 'withdrawal')).toContain('Đã thu hồi');
    await technician.open(page);
    expect(await technician.words()).toContain('Đã thu hồi');
    expect(faults).toEqual([]);
  }, 90_000);
});
