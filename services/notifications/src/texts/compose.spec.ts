import { describe, expect, it } from '@jest/globals';
import { eventContracts } from '@tinhso/contracts';
import { smsSegments } from '@tinhso/vietnam';
import type { Language, Notice } from '../ports/notice.js';
import { compose } from './compose.js';
import { kinds, texts } from './message-texts.js';
import type { EventFacts } from './values.js';

const words = (vi: string) => ({ vi, en: vi });
const notice = (changes: Partial<Notice> = {}): Notice => ({
  dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', requestReference: 'YC-261123-7K3M9P', language: 'vi', owner: { name: 'NGUYỄN THỊ LAN', email: 'lan@citizens.example', phone: '0912 000 001' },
  procedureName: words('Đăng ký khai sinh'), agencyName: words('Uỷ ban nhân dân phường'), timeLimit: { amount: 3, unit: 'working-day' }, submittedAt: '2026-11-23T02:00:00.000Z', ...changes,
});
const long = 'Nguyễn Hoàng Phương Quỳnh [~] '.repeat(40);
const longest = (language: Language): Notice => notice({
  language, code: '000.00.19.H55-261123-00012345678901234567890', requestReference: 'Y'.repeat(60), owner: { name: long, email: 'a@b.example', phone: '+84912000001' },
  procedureName: words(long), agencyName: words(long), receivingOfficer: long, handlingOfficer: long, acceptedAt: '2026-11-23T02:00:00Z', dueAt: '2026-12-23T10:00:00Z', reason: long,
  supplement: { items: Array.from({ length: 30 }, () => long), legalBasis: long, answerBefore: '2026-12-23T10:00:00Z' },
});
const reasonsOf = (type: string): (string | undefined)[] =>
  type.startsWith('refund') ? Object.keys(texts.vi.reasons.refund) : type.startsWith('dossier.lapsed') ? Object.keys(texts.vi.reasons.lapsed) : [undefined];
const facts = (type: string, reason?: string): EventFacts => ({ type, reason, amount: 999_999_999_999, expiresAt: '2026-12-23T10:00:00Z', resultNumber: '123456/TLKS-UBND/2026-BIS' });
const one = (channel: 'sms' | 'email', given: Notice, event: EventFacts) => compose(given, event, 'https://example.vn/my/dossiers/x').find((message) => message.channel === channel);

describe('texts', () => {
  it('exist in both languages, for events that exist', () => {
    expect(Object.keys(texts.en.messages)).toEqual(kinds);
    expect(kinds.filter((kind) => !eventContracts.some(({ type }) => type === kind))).toEqual([]);
    expect(kinds).toHaveLength(14);
  });

  it.each((['vi', 'en'] as const).flatMap((language) => kinds.flatMap((kind) => reasonsOf(kind).map((reason) => [language, kind, reason] as const))))(
    'fit into three unaccented segments, whole: %s %s %s', (language, kind, reason) => {
      const sms = one('sms', longest(language), facts(kind, reason))?.body ?? '';
      expect(sms).toMatch(/^[\x20-\x7e]+$/);
      expect(smsSegments(sms)).toBeLessThanOrEqual(3);
      expect(sms.split(/(?<=\.) /).length).toBeGreaterThanOrEqual(texts[language].messages[kind]?.sms.length ?? 99);
      const mail = one('email', longest(language), facts(kind, reason));
      expect(`${mail?.subject}${mail?.body}`).not.toMatch(/\{\w+\}|undefined/);
    },
  );
});

describe('a mail', () => {
  it.each([notice(), longest('vi'), longest('en')])('has the six facts in any state', (given) => {
    const body = one('email', given, facts('dossier.submitted.v1'))?.body ?? '';
    const labels = texts[given.language].frame.facts.filter((line) => /agency|Officer|acceptedAt|timeLimit|dueAt/.test(line)).map((line) => line.split(':')[0] ?? '');
    expect(labels).toHaveLength(6);
    for (const label of labels) expect(body).toMatch(new RegExp(`${label}: \\S`));
  });

  it('says everything that is missing', () => {
    const body = one('email', notice({ supplement: { items: ['Giấy chứng sinh', 'Ảnh'], legalBasis: 'Luật Hộ tịch', answerBefore: '2026-12-01T10:00:00Z' } }), facts('dossier.supplement-requested.v1'))?.body;
    expect(body).toContain('  1. Giấy chứng sinh\n  2. Ảnh');
    expect(body).toContain('17:00 01/12/2026');
  });

  it('takes no header from a value', () => {
    const mail = one('email', notice({ procedureName: words('A\r\nBcc: x@y.example\u2028B') }), facts('dossier.submitted.v1'));
    expect(mail?.subject).toBe('Đã nhận yêu cầu YC-261123-7K3M9P: A Bcc: x@y.example B');
  });

  it.each(['a@b.example, c@d.example', 'A <a@b.example>', 'a@b.example\r\nBcc: c@d.example', 'nobody', ''])('goes to no such address: %j', (email) => {
    expect(one('email', notice({ owner: { name: 'A', email } }), facts('dossier.submitted.v1'))).toBeUndefined();
  });
});

describe('an SMS', () => {
  it.each(['0208 3855 123', 'x'])('goes to no such number: %s', (phone) => {
    expect(compose(notice({ owner: { name: 'A', phone } }), facts('dossier.submitted.v1'), 'x')).toEqual([]);
  });

  it('reads as a clerk would write it', () => {
    expect(one('sms', notice({ code: 'H55.19-261123-0001', dueAt: '2026-11-26T10:00:00Z' }), facts('dossier.accepted.v1'))).toMatchObject({
      address: '+84912000001', masked: '•••••••••001', body: 'Uy ban nhan dan phuong da tiep nhan ho so H55.19-261123-0001 (Dang ky khai sinh). Hen tra ket qua: 17:00 26/11/2026.',
    });
  });
});
