import { describe, expect, it } from '@jest/globals';
import { dueDates } from '../test/due-dates.js';
import { at, golden } from '../test/golden.js';
import { dueDate } from './due-date.js';

describe('due date', () => {
  it.each(dueDates)('%s + %j is %s (%s)', (start, limit, due) => {
    expect(dueDate(at(start), limit, golden).due.toISOString()).toBe(at(due).toISOString());
  });

  it('is provisional exactly when it touches a year without its notice', () => {
    expect(dueDate(at('2026-12-30 10:00'), { amount: 1, unit: 'working-day' }, golden).provisional).toBe(false);
    const over = dueDate(at('2026-12-31 10:00'), { amount: 1, unit: 'working-day' }, golden);
    expect(over.provisional).toBe(true);
    expect(over.explanation.at(-1)?.vi).toContain('tạm tính');
  });

  it('explains itself in both languages', () => {
    const { explanation } = dueDate(at('2026-04-29 15:30'), { amount: 1, unit: 'working-day' }, golden);
    expect(explanation.map((s) => s.vi)).toEqual([
      'Tiếp nhận lúc 15:30 thứ Tư 29/04/2026, sau 15:00 nên tính là tiếp nhận thứ Hai 04/05/2026.',
      'Thời hạn: 1 ngày làm việc, không tính ngày tiếp nhận.',
      'Nghỉ 30/04/2026: Ngày Chiến thắng (Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1).',
      'Nghỉ 01/05/2026: Quốc tế Lao động (Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1).',
      'Hẹn trả kết quả: 17:00 thứ Ba 05/05/2026.',
    ]);
    expect(explanation[0]?.en).toBe('Accepted at 15:30 on Wednesday 29/04/2026, after 15:00, so it counts as accepted on Monday 04/05/2026.');
  });

  it.each([{ amount: 0, unit: 'working-day' }, { amount: 1.5, unit: 'working-day' }, { amount: 0.001, unit: 'hour' },
    { amount: Number.NaN, unit: 'hour' }, { amount: -1, unit: 'calendar-day' }] as const)('refuses %j', (limit) => {
    expect(() => dueDate(at('2026-07-21 09:00'), limit, golden)).toThrow(RangeError);
  });
});
