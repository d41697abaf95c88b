import { forSms, mask, readPhone } from '@tinhso/vietnam';
import type { NewMessage } from '../ports/messages.js';
import type { Notice } from '../ports/notice.js';
import { fill, fillAll, oneLine } from './fill.js';
import type { Values } from './fill.js';
import { texts as allTexts } from './message-texts.js';
import type { MessageText, Texts } from './message-texts.js';
import { valuesOf } from './values.js';
import type { EventFacts } from './values.js';

// One plain mailbox: no display name, no list, nothing that an address parser could read as more.
const mailbox = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?=.{1,190}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

function mailBody(text: MessageText, { frame }: Texts, values: Values): string {
  const parts = [fillAll([frame.greeting], values).join(''), ...fillAll(text.body, values), fillAll(frame.facts, values).join('\n'), fillAll([frame.link], values).join(''), frame.footer];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function smsTo(phone: string | undefined, text: MessageText, values: Values): NewMessage[] {
  const read = phone === undefined ? undefined : readPhone(phone, { mobileOnly: true });
  if (!read?.ok) return [];
  return [{ channel: 'sms', address: read.value, masked: mask('phone', read.value), subject: '', body: oneLine(forSms(fillAll(text.sms, values).join(' '))) }];
}

function mailTo(email: string | undefined, text: MessageText, texts: Texts, values: Values): NewMessage[] {
  const address = email?.trim() ?? '';
  if (!mailbox.test(address)) return [];
  const subject = oneLine(fill(text.subject, values) ?? text.subject.replace(/\{\w+\}/g, ''));
  return [{ channel: 'email', address, masked: mask('email', address), subject, body: mailBody(text, texts, values) }];
}

/** One e-mail and one SMS, as far as the owner gave an address for them. */
export function compose(notice: Notice, event: EventFacts, link: string): readonly NewMessage[] {
  const texts = allTexts[notice.language];
  const text = texts.messages[event.type];
  if (!text) return [];
  const values = valuesOf(notice, event, texts, link);
  return [...mailTo(notice.owner.email, text, texts, values), ...smsTo(notice.owner.phone, text, values)];
}
