/** A name with single spaces in NFC, as the identity database writes it. */
export const normaliseName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Initials of a Vietnamese name in order: "Nguyễn Văn An" is "NVA"; diacritics of the letters stay. */
export const initials = (name: string): string =>
  normaliseName(name).split(' ').filter(Boolean).map((word) => [...word][0] ?? '').join('').toLocaleUpperCase('vi');

/** The given name, which is how a person is addressed: the last word. */
export const givenName = (name: string): string => normaliseName(name).split(' ').at(-1) ?? '';
