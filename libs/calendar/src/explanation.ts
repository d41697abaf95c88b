import type { Text } from './calendar-definition.js';
import { addDays, dayOf, minuteOf, weekdayOf, type Day } from './day.js';
import type { TimeLimit } from './time-limit.js';
import type { WorkingCalendar } from './working-calendar.js';

const weekdays: readonly Text[] = [
  { vi: 'thứ Hai', en: 'Monday' }, { vi: 'thứ Ba', en: 'Tuesday' }, { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' }, { vi: 'thứ Sáu', en: 'Friday' }, { vi: 'thứ Bảy', en: 'Saturday' },
  { vi: 'Chủ nhật', en: 'Sunday' },
];

const pad = (n: number): string => String(Math.floor(n)).padStart(2, '0');
const date = (day: Day): string => day.split('-').reverse().join('/');
const time = (at: Date): string => `${pad(minuteOf(at) / 60)}:${pad(minuteOf(at) % 60)}`;
const named = (day: Day): Text => {
  const weekday = weekdays[weekdayOf(day) - 1] as Text;
  return { vi: `${weekday.vi} ${date(day)}`, en: `${weekday.en} ${date(day)}` };
};

/** An instant in words: "17:00 thứ Hai 27/04/2026". */
export function momentInWords(at: Date): Text {
  const day = named(dayOf(at));
  return { vi: `${time(at)} ${day.vi}`, en: `${time(at)} on ${day.en}` };
}

export function explainReception(start: Date, receivedOn: Day, calendar: WorkingCalendar): Text {
  const at = momentInWords(start);
  const day = named(receivedOn);
  if (receivedOn === dayOf(start)) return { vi: `Tiếp nhận lúc ${at.vi}.`, en: `Accepted at ${at.en}.` };
  const late = calendar.isWorkingDay(dayOf(start));
  const cut = `${pad(calendar.cutOff / 60)}:${pad(calendar.cutOff % 60)}`;
  const after = minuteOf(start) > calendar.cutOff;
  const vi = !late ? 'ngoài ngày làm việc' : after ? `sau ${cut}` : 'sau giờ làm việc';
  const en = !late ? 'on a day off' : after ? `after ${cut}` : 'after closing';
  return {
    vi: `Tiếp nhận lúc ${at.vi}, ${vi} nên tính là tiếp nhận ${day.vi}.`,
    en: `Accepted at ${at.en}, ${en}, so it counts as accepted on ${day.en}.`,
  };
}

/** A time limit in plain words: "3 ngày làm việc". */
export function limitInWords(limit: TimeLimit): Text {
  const n = limit.amount;
  const s = n === 1 ? '' : 's';
  switch (limit.unit) {
    case 'hour': return { vi: `${String(n).replace('.', ',')} giờ làm việc`, en: `${n} working hour${s}` };
    case 'working-day': return { vi: `${n} ngày làm việc`, en: `${n} working day${s}` };
    case 'calendar-day': return { vi: `${n} ngày`, en: `${n} calendar day${s}` };
    case 'same-day': return { vi: 'trong ngày làm việc', en: 'the same working day' };
  }
}

export function explainCounted(limit: TimeLimit): Text {
  const words = limitInWords(limit);
  const days = limit.unit === 'working-day' || limit.unit === 'calendar-day';
  return {
    vi: `Thời hạn: ${words.vi}${days ? ', không tính ngày tiếp nhận' : ''}.`,
    en: `Time limit: ${words.en}${days ? ', not counting the day of acceptance' : ''}.`,
  };
}

/** Names the holidays between acceptance and due date, with their legal basis; weekly rest days go without saying. */
export function explainSkipped(from: Day, to: Day, calendar: WorkingCalendar): Text[] {
  const texts: Text[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const off = calendar.dayOff(day);
    if (off && weekdayOf(day) < 6) {
      texts.push({ vi: `Nghỉ ${date(day)}: ${off.name.vi} (${off.basis}).`, en: `Off ${date(day)}: ${off.name.en} (${off.basis}).` });
    }
    if (calendar.isWorkingDay(day) && weekdayOf(day) === 6) {
      texts.push({ vi: `Thứ Bảy ${date(day)} là ngày làm việc.`, en: `Saturday ${date(day)} is a working day.` });
    }
  }
  return texts;
}

export function explainDue(due: Date, provisional: boolean): Text[] {
  const at = momentInWords(due);
  const result = { vi: `Hẹn trả kết quả: ${at.vi}.`, en: `Due: ${at.en}.` };
  if (!provisional) return [result];
  return [result, {
    vi: 'Ngày hẹn là tạm tính vì chưa có thông báo lịch nghỉ chính thức của năm.',
    en: 'This date is provisional: the official holiday notice of the year is not published yet.',
  }];
}
