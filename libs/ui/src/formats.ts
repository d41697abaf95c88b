import type { Lang } from './texts.js';

const zone = 'Asia/Ho_Chi_Minh';
const weekdaysVi = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const monthsEn = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdaysEn = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The date in Vietnam, as yyyy-mm-dd; a plain date stays itself. */
export const localDate = (moment: string | Date): string =>
  typeof moment === 'string' && /^\d{4}-\d\d-\d\d$/.test(moment) ? moment : calendar.format(new Date(moment));

const numbersOf = (moment: string | Date): { day: number; month: number; year: number; weekday: number } => {
  const iso = localDate(moment);
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { day, month, year, weekday: new Date(`${iso}T00:00:00Z`).getUTCDay() };
};

/** 21/7/2026 or 21 July 2026. */
export function formatDate(moment: string | Date, lang: Lang): string {
  const { day, month, year } = numbersOf(moment);
  return lang === 'vi' ? `${day}/${month}/${year}` : `${day} ${monthsEn[month - 1]} ${year}`;
}

/** thứ Ba 21/7/2026 or Tuesday 21 July 2026. */
export function formatDay(moment: string | Date, lang: Lang): string {
  const { weekday } = numbersOf(moment);
  return `${(lang === 'vi' ? weekdaysVi : weekdaysEn)[weekday]} ${formatDate(moment, lang)}`;
}

/** 08:15 in Vietnam. */
export const formatTime = (moment: string | Date): string => clock.format(new Date(moment));

/** 08:15, 21/7/2026. */
export const formatMoment = (moment: string | Date, lang: Lang): string => `${formatTime(moment)}, ${formatDate(moment, lang)}`;

/** Integer đồng: 16.000 đồng or 16,000 VND. */
export const formatMoney = (dong: number, lang: Lang): string =>
  lang === 'vi' ? `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đồng` : `${String(dong).replace(/\B(?=(\d{3})+$)/g, ',')} VND`;

/** Trần Thị Bình → T. T. B.: enough for a list, until somebody opens the record. */
export const initials = (name: string): string => name.trim().split(/\s+/).map((word) => `${word[0]?.toLocaleUpperCase('vi')}.`).join(' ');

/** 019204000001 → 019•••••0001. */
export const maskNumber = (number: string): string => (number.length < 8 ? '••••' : `${number.slice(0, 3)}•••••${number.slice(-4)}`);
