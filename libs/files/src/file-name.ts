/** Direction overrides and invisible marks make `exe.fdp` look like `pdf.exe` and one name pass for another. */
const invisible = /[\p{Cc}\u061C\u00AD\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFD\u{E0000}-\u{E007F}]/gu;
const forbidden = /[<>:"|?*/\\]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const nameBytes = 180;

const bytes = (text: string): number => Buffer.byteLength(text);

/** Cuts the middle part so that the extension stays and no character is cut in two. */
const shortened = (name: string): string => {
  if (bytes(name) <= nameBytes) return name;
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  const kept: string[] = [];
  let left = nameBytes - bytes(extension);
  for (const character of name.slice(0, name.length - extension.length)) {
    left -= bytes(character);
    if (left < 0) break;
    kept.push(character);
  }
  return kept.join('').trimEnd() + extension;
};

/**
 * A name that can be shown, stored and sent in a header on every system: last path segment, NFC, no control, direction
 * or invisible characters, at most 180 bytes. Never used as a path. An empty name becomes `tep`.
 */
export function cleanFileName(given: string): string {
  const segment = given.toWellFormed().normalize('NFC').replace(invisible, '').split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const tidy = segment.replace(forbidden, '_').replace(/\s+/g, ' ').replace(/^[.\s]+/, '').replace(/[.\s]+$/, '');
  const safe = reserved.test(tidy) ? `_${tidy}` : tidy;
  return shortened(safe === '' ? 'tep' : safe);
}

/** The same name in ASCII, for readers of the old header field. */
export const asciiFileName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/[^\x20-\x7e]|["\\%;]/g, '_');
