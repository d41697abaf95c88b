/** The instant of a `yyyyMMddHHmmss` on Vietnamese time; NaN for anything else. */
export function instantOf(text: string | undefined): number {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '');
  if (!match) return Number.NaN;
  const [, y, mo, d, h, mi, s] = match;
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}+07:00`);
}

/** `yyyyMMddHHmmss` on Vietnamese time. */
export const stampOf = (instant: number): string =>
  new Date(instant + 7 * 3_600_000).toISOString().slice(0, 19).replace(/[-T:]/g, '');
