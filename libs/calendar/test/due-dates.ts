import type { TimeLimit } from '../src/time-limit.js';

const wd = (amount: number): TimeLimit => ({ amount, unit: 'working-day' });
const cd = (amount: number): TimeLimit => ({ amount, unit: 'calendar-day' });
const h = (amount: number): TimeLimit => ({ amount, unit: 'hour' });
const sameDay: TimeLimit = { amount: 0, unit: 'same-day' };

const art18 = 'NĐ 61/2018 Đ18: after 15:00 counts from the next working day';
const art147 = 'BLDS 2015 Đ147(2): the first day is not counted';
const art148 = 'BLDS 2015 Đ148(5): ends on the next working day';
const art112 = 'BLLĐ 2019 Đ112(1): public holiday';
const art111 = 'BLLĐ 2019 Đ111(3): made up on the next working day';

/** Accepted at, limit, due, article: worked out by hand with a wall calendar. */
export const dueDates: ReadonlyArray<readonly [string, TimeLimit, string, string]> = [
  ['2026-07-21 09:00', sameDay, '2026-07-21 17:00', '2.000635: solved the same day'],
  ['2026-07-21 15:00', sameDay, '2026-07-21 17:00', 'NĐ 61/2018 Đ18: 15:00 itself is not after 15:00'],
  ['2026-07-21 15:00:01', sameDay, '2026-07-22 17:00', art18],
  ['2026-07-24 15:30', sameDay, '2026-07-27 17:00', `${art18}; a Friday`],
  ['2026-07-24 15:30', wd(1), '2026-07-28 17:00', `${art18}, then one day`],
  ['2026-07-24 14:00', wd(1), '2026-07-27 17:00', art147],
  ['2026-04-29 15:30', sameDay, '2026-05-04 17:00', `${art18}; before 30/4 it is not +24 h`],
  ['2026-04-29 14:59', sameDay, '2026-04-29 17:00', '2.000635: still the same day'],
  ['2026-04-29 10:00', wd(1), '2026-05-04 17:00', art112],
  ['2026-04-24 15:30', sameDay, '2026-04-28 17:00', `${art111}: Giỗ Tổ on Sunday 26/4/2026`],
  ['2026-02-13 15:30', sameDay, '2026-02-23 17:00', 'TB 9441/TB-BNV: Tết 16–20/2/2026'],
  ['2026-02-13 09:00', wd(5), '2026-02-27 17:00', 'TB 9441/TB-BNV: Tết 16–20/2/2026'],
  ['2026-02-12 09:00', wd(3), '2026-02-24 17:00', 'TB 9441/TB-BNV: Tết 16–20/2/2026'],
  ['2025-12-31 16:00', wd(1), '2026-01-06 17:00', 'CV 12729/VPCP-KGVX: 2/1/2026 off'],
  ['2025-12-31 14:00', wd(1), '2026-01-05 17:00', 'CV 12729/VPCP-KGVX: 2/1/2026 off'],
  ['2026-01-09 09:00', wd(1), '2026-01-10 17:00', 'CV 12729/VPCP-KGVX: Saturday 10/1/2026 worked'],
  ['2026-01-09 15:30', sameDay, '2026-01-10 17:00', 'CV 12729/VPCP-KGVX: Saturday 10/1/2026 worked'],
  ['2026-08-21 09:00', wd(2), '2026-08-24 17:00', 'TB 9441/TB-BNV: Saturday 22/8/2026 worked'],
  ['2026-08-28 15:30', sameDay, '2026-09-03 17:00', 'TB 9441/TB-BNV: 31/8 swapped, 1 and 2/9 off'],
  ['2026-08-28 10:00', wd(3), '2026-09-07 17:00', 'TB 9441/TB-BNV: 31/8 swapped, 1 and 2/9 off'],
  ['2026-11-23 15:30', sameDay, '2026-11-25 17:00', 'NQ 28/2026/QH16 Đ2: 24/11'],
  ['2026-11-23 10:00', wd(1), '2026-11-25 17:00', 'NQ 28/2026/QH16 Đ2: 24/11'],
  ['2026-12-31 10:00', wd(1), '2027-01-04 17:00', art112],
  ['2027-02-04 10:00', wd(1), '2027-02-12 17:00', `${art112}; ${art111}: Tết Đinh Mùi, provisional`],
  ['2027-04-29 10:00', wd(1), '2027-05-04 17:00', `${art111}: 1/5/2027 is a Saturday`],
  ['2023-04-28 10:00', wd(1), '2023-05-04 17:00', `${art111}: Giỗ Tổ 29/4 and 30/4 on a weekend`],
  ['2023-08-31 10:00', wd(1), '2023-09-05 17:00', `${art111}: 2/9/2023 is a Saturday`],
  ['2023-01-19 10:00', wd(2), '2023-01-30 17:00', 'TB 5034/TB-LĐTBXH: Tết 20–26/1/2023'],
  ['2022-12-30 10:00', wd(1), '2023-01-03 17:00', `${art111}: 1/1/2023 is a Sunday`],
  ['2022-01-28 10:00', wd(1), '2022-02-07 17:00', 'TB 119/TB-LĐTBXH: Tết 31/1–4/2/2022'],
  ['2022-04-29 10:00', wd(1), '2022-05-04 17:00', `${art111}: 30/4 and 1/5/2022 on a weekend`],
  ['2021-12-31 10:00', wd(1), '2022-01-04 17:00', `${art111}: 1/1/2022 is a Saturday`],
  ['2021-02-09 10:00', wd(1), '2021-02-17 17:00', 'TB 4875/TB-LĐTBXH: Tết 10–16/2/2021 with days in lieu'],
  ['2024-04-26 10:00', wd(1), '2024-05-02 17:00', 'TB 1570/TB-LĐTBXH: 29/4/2024 swapped'],
  ['2024-05-03 10:00', wd(1), '2024-05-04 17:00', 'TB 1570/TB-LĐTBXH: Saturday 4/5/2024 worked'],
  ['2024-02-07 10:00', wd(3), '2024-02-19 17:00', 'TB 5015/TB-LĐTBXH: Tết 8–14/2/2024'],
  ['2025-04-25 10:00', wd(1), '2025-04-26 17:00', 'TB 6150/TB-BLĐTBXH: Saturday 26/4/2025 worked'],
  ['2025-01-24 10:00', wd(1), '2025-02-03 17:00', 'TB 6150/TB-BLĐTBXH: Tết 27–31/1/2025'],
  ['2025-08-29 10:00', wd(1), '2025-09-03 17:00', `${art112}: 1 and 2/9/2025`],
  ['2026-07-21 09:00', cd(15), '2026-08-05 17:00', art147],
  ['2026-07-20 09:00', cd(5), '2026-07-27 17:00', `${art148}: a Saturday`],
  ['2026-04-15 09:00', cd(15), '2026-05-04 17:00', `${art148}: 30/4`],
  ['2026-02-02 09:00', cd(15), '2026-02-23 17:00', `${art148}: mùng 1 Tết`],
  ['2026-07-21 16:00', cd(3), '2026-07-27 17:00', `${art18}; ${art148}`],
  ['2026-07-21 16:00', { ...cd(3), cutOff: false }, '2026-07-24 17:00', `${art147}; no cut-off in this procedure`],
  ['2026-07-21 16:00', { ...sameDay, cutOff: false }, '2026-07-21 17:00', 'no cut-off in this procedure'],
  ['2026-07-21 09:00', h(2), '2026-07-21 11:00', '2.000908 step of 2 h'],
  ['2026-07-21 10:30', h(2), '2026-07-21 14:30', 'hours run through office hours: lunch is not counted'],
  ['2026-07-21 16:00', h(2), '2026-07-22 08:00', 'hours run through office hours: the night is not counted'],
  ['2026-07-24 16:00', h(8), '2026-07-27 16:00', 'hours run through office hours: the weekend is not counted'],
  ['2026-07-26 10:00', h(4), '2026-07-27 11:00', 'accepted on a Sunday: starts at opening'],
  ['2026-04-29 16:30', h(1), '2026-05-04 07:30', `${art112}: holidays are not counted`],
  ['2026-07-21 12:00', h(1), '2026-07-21 14:30', 'accepted at noon: starts at 13:30'],
  ['2026-07-21 06:00', h(2), '2026-07-21 09:00', 'accepted before opening: starts at 07:00'],
  ['2026-07-21 07:00', h(4.5), '2026-07-21 11:30', 'ends with the morning, not at the start of the afternoon'],
  ['2026-07-21 07:00', h(8), '2026-07-21 17:00', '2.000908: 2 h + 3 h + 2 h + 1 h are one day'],
  ['2026-07-25 09:00', sameDay, '2026-07-27 17:00', 'accepted on a Saturday: counts as Monday'],
  ['2026-07-21 19:00', wd(1), '2026-07-23 17:00', art18],
  ['2026-07-27 05:00', sameDay, '2026-07-27 17:00', 'accepted before opening: that day'],
];
