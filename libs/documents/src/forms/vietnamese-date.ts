const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

const partsOf = (at: Date): Record<string, string> => Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));

/** `09 giờ 15 phút, ngày 23/11/2026`, in Vietnam. */
export function vietnameseTime(at: Date): string {
  const { hour, minute, day, month, year } = partsOf(at);
  return `${hour} giờ ${minute} phút, ngày ${day}/${month}/${year}`;
}

/** Day, month and year as administrative documents write them: a zero before days below 10 and the months 1 and 2 (NĐ 30/2020). */
export function documentDate(at: Date): { readonly day: string; readonly month: string; readonly year: string } {
  const { day = '', month = '', year = '' } = partsOf(at);
  return { day, month: Number(month) > 2 ? String(Number(month)) : month, year };
}

/** `Đồng Hỷ, ngày 05 tháng 3 năm 2026` */
export function placeAndDate(place: string, at: Date): string {
  const { day, month, year } = documentDate(at);
  return `${place}, ngày ${day} tháng ${month} năm ${year}`;
}
