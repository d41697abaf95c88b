import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { runningSimulators, type Running } from '../../test/running.js';
import type { Mail } from './mailbox.page.js';
import { decodeHeader, parseMail } from './mime.js';

describe('mailbox', () => {
  let running: Running;
  beforeEach(async () => { running = await runningSimulators(); });
  afterEach(() => running.close());

  const send = (more: object = {}) => createTransport({ host: '127.0.0.1', port: running.smtpPort, secure: false, ignoreTLS: true }).sendMail({
    from: 'Tỉnh Số <khong-tra-loi@vi-du.vn>', to: 'lan@vi-du.vn',
    subject: 'Hồ sơ của quý vị đã được tiếp nhận và đang được xử lý tại bộ phận một cửa của phường',
    text: 'Kính gửi bà Nguyễn Thị Lan,\n\nHồ sơ đã được tiếp nhận. Một dòng dài để mã hoá phải ngắt dòng ở giữa những chữ có dấu, không làm mất chữ nào.', ...more,
  });
  const mails = async (to = 'lan@vi-du.vn') => await (await running.get(`/mailbox/api/mails?to=${encodeURIComponent(to)}`)).json() as Mail[];

  it('keeps what was sent, readable', async () => {
    await send({ html: '<p>Kính gửi <b>bà</b> Lan</p>', attachments: [{ filename: 'phiếu hẹn.pdf', content: Buffer.from('x') }] });
    const [mail] = await mails();
    expect(mail).toMatchObject({
      subject: 'Hồ sơ của quý vị đã được tiếp nhận và đang được xử lý tại bộ phận một cửa của phường', recipients: ['lan@vi-du.vn'],
      text: expect.stringContaining('không làm mất chữ nào.'), html: expect.stringContaining('<b>bà</b>'),
    });
    expect(mail?.from).toContain('Tỉnh Số');
    expect(mail?.attachments).toHaveLength(1);
    expect(await (await running.get('/mailbox')).text()).toContain('Hồ sơ của quý vị');
    expect(await (await running.get(`/mailbox/mails/${mail?.id}`)).text()).toContain('Nguyễn Thị Lan');
    expect(await mails('khac@vi-du.vn')).toEqual([]);
  });

  it('escapes what people write', async () => {
    await send({ subject: '<script>alert(1)</script>', text: '<img src=x onerror=alert(1)>' });
    const [mail] = await mails();
    const page = await (await running.get(`/mailbox/mails/${mail?.id}`)).text();
    expect(page).not.toMatch(/<script|<img/);
  });

  it('refuses for a while when told', async () => {
    await running.post('/mailbox/control', { failNext: 1 });
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    await send();
    expect(await mails()).toHaveLength(1);
  });

  it('does not fall over a malformed mail', () => {
    expect(parseMail(Buffer.from('no headers at all'))).toMatchObject({ subject: '', attachments: [] });
    expect(decodeHeader('=?utf-8?B?SOG7?= =?utf-8?B?kyBzxqE=?=')).toBe('Hồ sơ');
    expect(decodeHeader('=?x-none?Q?a=FF?=')).toBe('aÿ');
  });
});
