const offsetMs = 7 * 3_600_000;

/** `yyyyMMddHHmmss` in Vietnam (UTC+7), as the national portal and VNPAY write an instant. */
export const vietnamTime = (at: Date): string =>
  new Date(at.getTime() + offsetMs).toISOString().slice(0, 19).replace(/[-T:]/g, '');

/** The instant of a `yyyyMMddHHmmss` in Vietnam; undefined for anything that is not a real time. */
export function fromVietnamTime(text: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [, y, mo, d, h, mi, s] = match;
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}+07:00`);
  return !Number.isNaN(at.getTime()) && vietnamTime(at) === text ? at : undefined;
}

/** RFC 3339 with the offset of Vietnam: 2026-07-21T09:00:00+07:00. */
export const vietnamIso = (at: Date): string => `${new Date(at.getTime() + offsetMs).toISOString().slice(0, 19)}+07:00`;

/** For people: 09:00 21/07/2026. */
export function timeForPeople(at: Date): string {
  const t = vietnamTime(at);
  return `${t.slice(8, 10)}:${t.slice(10, 12)} ${t.slice(6, 8)}/${t.slice(4, 6)}/${t.slice(0, 4)}`;
}
