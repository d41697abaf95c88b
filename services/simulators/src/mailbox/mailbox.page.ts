import { html, type Html } from '../http/html.js';
import { button, facts, moment, page, table } from '../http/page.js';
import type { ParsedMail } from './mime.js';

export interface Mail extends ParsedMail {
  readonly id: string;
  readonly at: string;
  /** Addresses of the envelope, which decide where a mail goes. */
  readonly recipients: readonly string[];
}

const section = '/simulators/mailbox';

export const mailsPage = (mails: readonly Mail[], failNext: number): Html => page({
  title: 'Hộp thư điện tử', english: 'Mails that were sent', section,
  body: html`${table('Thư đã gửi', ['Tiêu đề', 'Người nhận', 'Lúc'], mails.slice(0, 200).map((m) => [
    html`<a href="${section}/mails/${m.id}">${m.subject || '(không có tiêu đề)'}</a>`, m.recipients.join(', '), moment(m.at),
  ]), 'Chưa có thư nào.')}
<h2>Hành vi</h2><p>Số thư sẽ bị từ chối tạm thời: <strong>${failNext}</strong></p>
${button(`${section}/control`, 'Từ chối thư tiếp theo một lần', { failNext: '1' })}`,
});

export const mailPage = (mail: Mail): Html => page({
  title: mail.subject || '(không có tiêu đề)', english: 'Mail', section,
  body: html`${facts([['Từ', mail.from], ['Đến', mail.recipients.join(', ')], ['Lúc', moment(mail.at)], ['Tệp đính kèm', mail.attachments.join(', ')]])}
<h2>Nội dung</h2><pre>${mail.text || mail.html.replace(/<(style|script)[\s\S]*?<\/\1>/gi, '').replace(/<[^>]+>/g, ' ').replace(/[ \t]{2,}/g, ' ')}</pre>`,
});
