import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { dossierSubmitted } from '@tinhso/contracts';
import { envelopeSettings, toMessage } from '@tinhso/events';
import { exampleOf } from '@tinhso/events/asyncapi';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { launchBrowser, Official } from '../support/desk.js';
import { platformOn, profiles } from '../support/platform.js';
import type { PlatformUnderTest } from '../support/platform.js';

describe('the pages of who looks after the events', () => {
  let platform: PlatformUnderTest;
  let browser: Browser;
  let keeper: Official;
  const faults: string[] = [];

  beforeAll(async () => {
    platform = await platformOn(profiles[0] as (typeof profiles)[number]);
    browser = await launchBrowser();
    keeper = await Official.signIn(browser, platform.origin, 'sysadmin', faults);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 30_000);

  const feed = () => platform.services.find(({ name }) => name === 'agency-events') as PlatformUnderTest['services'][number];
  const message = (subject: string, sequence: number, id = newId()) => toMessage({
    id, type: dossierSubmitted.type, subject, sequence, aggregateVersion: sequence, topic: dossierSubmitted.topic, data: { ...exampleOf(dossierSubmitted.type), dossierId: subject, feeInAdvance: 0 }, time: '2026-11-25T09:00:00+07:00',
  }, envelopeSettings('public-services'));
  const overview = (words: RegExp): Promise<boolean> => eventually(async () => {
    await keeper.open('/officer/events');
    return words.test(await keeper.words());
  }, { within: 15_000, every: 300 });

  it('say that all is well, and that nothing is parked', async () => {
    expect(await keeper.see()).toBe('Sự kiện hệ thống');
    expect(await keeper.words()).toMatch(/Không giữ sự kiện nào[\s\S]*Chưa có lần xử lý lại nào/);
    await keeper.open('/officer/events/parked?consumer=agency-events.feed');
    expect(await keeper.words()).toContain('Không có sự kiện nào bị tạm giữ');
  });

  it('show a broken event as it came, take a reason for giving it up, and show that the rest went on', async () => {
    const key = newId();
    await feed().platform.transport.publish([{ ...message(key, 1), body: Buffer.from([0x7b, 0xff, 0x00]) }, message(key, 2), message(key, 3)]);
    await overview(/Dòng sự kiện cho cơ quan khác[\s\S]*3 bị tạm giữ/);
    await keeper.page.getByRole('link', { name: /3 bị tạm giữ – Dòng sự kiện/ }).click();
    expect(await keeper.see()).toBe('Sự kiện bị tạm giữ');
    expect(await keeper.words()).toMatch(/Không đọc được[\s\S]*Đứng sau sự kiện lỗi/);
    await keeper.page.locator('main tbody tr').nth(1).locator('a').first().click();
    await keeper.see();
    expect(await keeper.words()).toContain('phải bắt đầu từ sự kiện đầu tiên');
    await keeper.page.goBack();
    await keeper.page.locator('main tbody a').first().click();
    expect(await keeper.see()).toMatch(/^Sự kiện bị tạm giữ số \d+$/);
    expect(await keeper.words()).toMatch(/UnreadableEvent[\s\S]*2 sự kiện đứng sau[\s\S]*000000 {2}7b ff 00/);
    await keeper.page.getByRole('button', { name: 'Bỏ qua sự kiện này' }).click();
    await keeper.see();
    expect(await keeper.words()).toContain('Hãy ghi lý do');
    await keeper.answer('reason', 'Bản tin thử, nơi gửi đã xác nhận.');
    await keeper.page.getByRole('button', { name: 'Bỏ qua sự kiện này' }).click();
    expect(await keeper.see()).toBe('Bỏ qua một sự kiện: Dòng sự kiện cho cơ quan khác');
    await eventually(async () => {
      await keeper.page.reload();
      return (await keeper.words()).includes('2 trên 2 sự kiện');
    }, { within: 10_000 });
    expect(await keeper.words()).toContain('Đã xong');
    expect(await keeper.words()).toContain('Bản tin thử, nơi gửi đã xác nhận.');
  }, 60_000);

  it('ask before a re-drive, show its progress, and say what failed again', async () => {
    const key = newId();
    await feed().platform.transport.publish([message(key, 1, 'not-a-uuid')]);
    await overview(/1 bị tạm giữ/);
    await keeper.open(`/officer/events/parked?consumer=agency-events.feed&key=${key}`);
    await keeper.page.getByRole('link', { name: 'Xử lý lại những sự kiện này' }).click();
    expect(await keeper.see()).toBe('Cho xử lý lại');
    expect(await keeper.send()).toBe('Xử lý lại: Dòng sự kiện cho cơ quan khác');
    await eventually(async () => {
      await keeper.page.reload();
      return (await keeper.words()).includes('Đã xong, còn sự kiện lại lỗi');
    }, { within: 15_000 });
    await keeper.see();
    await keeper.open('/officer/events');
    expect(await keeper.words()).toMatch(/1 lại lỗi/);
    await keeper.open(`/officer/events/redrive?consumer=agency-events.feed&key=nobody`);
    await keeper.send();
    expect(await keeper.words()).toContain('Không có sự kiện tạm giữ nào khớp');
  }, 60_000);

  it('compare the feed with the log, rebuild the bills of dossiers and exchange them', async () => {
    const ended = (words: RegExp): Promise<boolean> => eventually(async () => {
      await keeper.page.reload();
      return words.test(await keeper.words());
    }, { within: 20_000 });
    await keeper.open('/officer/events');
    await keeper.page.getByRole('link', { name: 'Đối chiếu – Dòng sự kiện cho cơ quan khác' }).click();
    expect(await keeper.see()).toBe('Dựng lại bảng đọc từ nhật ký');
    expect(await keeper.words()).toContain('Không đổi chỗ, vì cơ quan khác');
    expect(await keeper.send()).toBe('Dựng lại từ đầu: Dòng sự kiện cho cơ quan khác');
    await ended(/feed_entry\s+Như nhau: \d+ dòng[\s\S]*Không đổi chỗ; hai bên như nhau/);
    await keeper.see();
    await keeper.open('/officer/events/replay?consumer=public-services.bills');
    await keeper.answer('exchange', 'when-equal');
    await keeper.send();
    await ended(/dossier_bill\s+Như nhau: 0 dòng[\s\S]*Đã đổi chỗ/);
    await keeper.see();
  }, 60_000);

  it('are closed to everybody else, and have no fault that axe finds', async () => {
    const clerk = await Official.signIn(browser, platform.origin, 'clerk.pdp', faults);
    expect(await clerk.statusOf('/officer/events')).toBe(403);
    expect(await keeper.statusOf('/officer/events/parked/nowhere/1')).toBe(404);
    expect(await keeper.statusOf('/officer/events/parked/payments/999999')).toBe(404);
    expect(faults).toEqual([]);
  }, 30_000);
});
