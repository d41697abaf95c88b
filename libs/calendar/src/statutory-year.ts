import type { CalendarYear, DayOff, Text } from './calendar-definition.js';
import { addDays, weekdayOf, type Day } from './day.js';
import { hungKingsDay, lunarNewYear } from './lunar.js';

const labourCode = 'Bộ luật Lao động 45/2019/QH14, Điều 112 khoản 1';
const madeUp = 'Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3';
const cultureDay = 'Nghị quyết 28/2026/QH16, Điều 2';

const text = (vi: string, en: string): Text => ({ vi, en });

interface Statutory {
  readonly days: readonly Day[];
  readonly name: Text;
  readonly basis: string;
  /** A free day that is lost on a weekend and not made up. */
  readonly notMadeUp?: boolean;
}

/** The day that has been chosen in every notice since 2021: the one that joins 2/9 to the weekend. */
const besideNationalDay = (year: number): Day =>
  ([1, 4, 7].includes(weekdayOf(`${year}-09-02`)) ? `${year}-09-03` : `${year}-09-01`);

/** The five days of Tết and the day beside 2/9 are the Prime Minister's choice; the usual ones stand in. */
function statutory(year: number): Statutory[] {
  const tet = lunarNewYear(year);
  const fixed = (vi: string, en: string, ...days: Day[]): Statutory => ({ days, name: text(vi, en), basis: labourCode });
  return [
    fixed('Tết Dương lịch', 'New Year', `${year}-01-01`),
    fixed('Tết Nguyên đán', 'Lunar New Year', ...[-1, 0, 1, 2, 3].map((n) => addDays(tet, n))),
    fixed('Giỗ Tổ Hùng Vương', 'Hùng Kings’ Day', hungKingsDay(year)),
    fixed('Ngày Chiến thắng', 'Reunification Day', `${year}-04-30`),
    fixed('Quốc tế Lao động', 'Labour Day', `${year}-05-01`),
    fixed('Quốc khánh', 'National Day', `${year}-09-02`, besideNationalDay(year)),
    ...(year < 2026 ? [] : [{
      days: [`${year}-11-24`], name: text('Ngày Văn hóa Việt Nam', 'Vietnam Culture Day'), basis: cultureDay, notMadeUp: true,
    }]),
  ];
}

/** What the law alone says of a year whose notice is not published: days off with make-up days, no swaps, provisional. */
export function provisionalYear(year: number): CalendarYear {
  const all = statutory(year);
  const taken = new Set(all.flatMap((s) => s.days));
  const madeUpDays = all.filter((s) => !s.notMadeUp).flatMap((s) => s.days.filter((d) => weekdayOf(d) > 5).map((lost): DayOff => {
    let date = lost;
    while (weekdayOf(date) > 5 || taken.has(date)) date = addDays(date, 1);
    taken.add(date);
    return { date, name: text(`Nghỉ bù ${s.name.vi}`, `In lieu of ${s.name.en}`), basis: madeUp };
  }));
  const days = all.flatMap((s) => s.days.map((date): DayOff => ({ date, name: s.name, basis: s.basis })));
  return {
    provisional: true,
    legalBasis: [labourCode],
    daysOff: [...days, ...madeUpDays].sort((a, b) => a.date.localeCompare(b.date)),
  };
}
