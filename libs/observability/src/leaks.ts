export interface Leak {
  readonly seed: string;
  /** Where in the text, as a line number from 1. */
  readonly line: number;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const formsOf = (seed: string): string[] => {
  const digits = digitsOf(seed);
  const isNumber = digits.length >= 7 && digits.length >= seed.replace(/\s/g, '').length - 3;
  const forms = [plain(seed), encodeURIComponent(seed).toLowerCase(), Buffer.from(seed).toString('base64').replace(/=+$/, '')];
  return isNumber ? [...forms, digits] : forms;
};

/**
 * Places in a log, dump or trace where a seeded identity (name, citizen's number, telephone, mailbox) shows: as it is,
 * without diacritics, in another case, URL-encoded or in base64. An empty answer says only that these seeds were not found.
 */
export function findLeaks(text: string, seeds: readonly string[]): Leak[] {
  const found: Leak[] = [];
  const lines = text.split('\n').map((raw) => ({ raw, folded: plain(raw), lower: raw.toLowerCase(), bare: raw.replace(/[ .-]/g, '') }));
  for (const seed of seeds.filter((candidate) => candidate.trim().length >= 5)) {
    const [folded = '', encoded = '', base64 = '', digits] = formsOf(seed);
    lines.forEach((line, index) => {
      const shows = line.folded.includes(folded) || line.lower.includes(encoded) || line.raw.includes(base64) || (digits && line.bare.includes(digits));
      if (shows) found.push({ seed, line: index + 1 });
    });
  }
  return found;
}
