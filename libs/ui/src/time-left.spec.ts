import { describe, expect, it } from '@jest/globals';
import { formatDay, formatMoment, formatMoney, initials, localDate, maskNumber } from './formats.js';
import { t } from './texts.js';
import { timeLeft } from './time-left.js';

const now = new Date('2026-07-21T15:00:00+07:00');
const words = (dueAt: string, workingDaysLeft?: number) => timeLeft({ state: 'running', dueAt, workingDaysLeft }, now, t('vi'));

describe('timeLeft', () => {
  it.each([
    ['2026-07-21T17:00:00+07:00', 'soon', 'Còn 2 giờ'],
    ['2026-07-21T18:20:00+07:00', 'soon', 'Còn 3 giờ 20 phút'],
    ['2026-07-21T15:00:30+07:00', 'soon', 'Còn 1 phút'],
    ['2026-07-21T14:15:00+07:00', 'late', 'Trễ 45 phút'],
    ['2026-07-18T15:00:00+07:00', 'late', 'Trễ 3 ngày'],
    ['2026-07-22T08:00:00+07:00', 'calm', 'Còn 17 giờ'],
  ])('due %s is %s: %s', (dueAt, tone, text) => {
    expect(words(dueAt)).toEqual({ tone, words: text });
  });

  it('counts working days when the limit does', () => {
    expect(words('2026-07-24T17:00:00+07:00', 3)).toEqual({ tone: 'calm', words: 'Còn 3 ngày làm việc' });
  });

  it('says how long acceptance may still be waited for', () => {
    const accept = (dueAt: string) => timeLeft({ state: 'to-accept', dueAt }, now, t('vi'));
    expect(accept('2026-07-21T17:00:00+07:00')).toEqual({ tone: 'wait', words: 'Còn 2 giờ để tiếp nhận' });
    expect(accept('2026-07-21T13:00:00+07:00')).toEqual({ tone: 'late', words: 'Chưa tiếp nhận, quá 2 giờ' });
  });

  it('says why no clock runs', () => {
    expect(timeLeft({ state: 'paused' }, now, t('vi')).tone).toBe('wait');
    expect(timeLeft({ state: 'not-started' }, now, t('vi')).words).toBe('Chờ tiếp nhận');
    expect(timeLeft({ state: 'met' }, now, t('en')).words).toBe('On time');
  });
});

describe('formats', () => {
  it('shows Vietnamese time wherever the server stands', () => {
    expect(formatMoment('2026-07-21T18:30:00Z', 'vi')).toBe('01:30, 22/7/2026');
    expect(formatDay('2026-07-21T03:00:00Z', 'vi')).toBe('thứ Ba 21/7/2026');
    expect(formatDay('2026-07-21', 'en')).toBe('Tuesday 21 July 2026');
    expect(localDate('2026-07-21')).toBe('2026-07-21');
  });

  it('writes money and people', () => {
    expect(formatMoney(16000, 'vi')).toBe('16.000 đồng');
    expect(formatMoney(1250000, 'en')).toBe('1,250,000 VND');
    expect(initials('Trần Thị Bình')).toBe('T. T. B.');
    expect(initials('đặng Ánh')).toBe('Đ. Á.');
    expect(maskNumber('019204000001')).toBe('019•••••0001');
  });
});
