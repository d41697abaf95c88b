import { describe, expect, it } from '@jest/globals';
import { at, golden } from '../test/golden.js';
import { remaining } from './remaining.js';

describe('remaining', () => {
  it.each([
    ['2026-07-21 15:00', '2026-07-21 17:00', 'Còn 2 giờ', '2 hours left'],
    ['2026-07-21 15:30', '2026-07-21 17:00', 'Còn 1 giờ 30 phút', '1 hour 30 minutes left'],
    ['2026-07-21 11:00', '2026-07-21 17:00', 'Còn 4 giờ', '4 hours left'],
    ['2026-07-21 16:59', '2026-07-21 17:00', 'Còn 1 phút', '1 minute left'],
    ['2026-07-21 17:00', '2026-07-21 17:00', 'Còn dưới 1 phút', 'less than a minute left'],
    ['2026-07-21 16:00', '2026-07-22 17:00', 'Còn 1 ngày', '1 day left'],
    ['2026-07-24 16:00', '2026-07-27 08:00', 'Còn 2 giờ', '2 hours left'],
    ['2026-04-29 09:00', '2026-05-05 17:00', 'Còn 2 ngày', '2 days left'],
    ['2026-07-21 18:30', '2026-07-21 17:00', 'Quá hạn 1 giờ 30 phút', 'Overdue by 1 hour 30 minutes'],
    ['2026-07-22 08:00', '2026-07-21 17:00', 'Quá hạn 1 ngày', 'Overdue by 1 day'],
    ['2026-07-25 10:00', '2026-07-24 17:00', 'Quá hạn dưới 1 ngày', 'Overdue by less than 1 day'],
    ['2026-05-05 10:00', '2026-04-29 17:00', 'Quá hạn 2 ngày', 'Overdue by 2 days'],
  ])('at %s, due %s: %s', (now, due, vi, en) => {
    expect(remaining(at(now), at(due), golden)).toMatchObject({ vi, en });
  });
});
