/** Removes every Vietnamese diacritic, đ included; case and all other characters stay: "Đồng Hỷ" is "Dong Hy". */
export const unaccent = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');

/** Typographic signs that people paste and the GSM alphabet lacks. */
const plainSigns: ReadonlyArray<readonly [RegExp, string]> = [
  [/[‘’‚′]/g, "'"], [/[“”„″]/g, '"'], [/[–—−]/g, '-'], [/…/g, '...'], [/[\u00a0\u2000-\u200a\u202f]/g, ' '], [/₫/g, 'd'], [/•/g, '-'],
];

/** Text fit for an unaccented SMS: printable ASCII only, line ends kept; what has no ASCII form becomes "?". */
export function forSms(text: string): string {
  const plain = plainSigns.reduce((t, [sign, ascii]) => t.replace(sign, ascii), unaccent(text));
  return plain.replace(/[^\x20-\x7e\n]/gu, '?');
}

/** Number of SMS segments of an unaccented text in the GSM 7-bit alphabet: 160 characters, or 153 each when joined. */
export function smsSegments(text: string): number {
  const length = [...text].reduce((sum, c) => sum + (/[\^{}\\[~\]|€]/.test(c) ? 2 : 1), 0);
  return length <= 160 ? 1 : Math.ceil(length / 153);
}

/** The form in which names and titles are compared in a search: unaccented, lower case, single spaces, no punctuation. */
export const normaliseForSearch = (text: string): string =>
  unaccent(text).toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, ' ').replace(/(?<!\d)\.|\.(?!\d)/g, ' ').replace(/\s+/g, ' ').trim();
