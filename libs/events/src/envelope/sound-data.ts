const deepest = 64;

const textFault = (text: string): string | undefined => {
  if (text.includes('\0')) return 'a text with NUL';
  if (!text.isWellFormed()) return 'a text with half a character';
  return text.normalize('NFC') === text ? undefined : 'a text that is not NFC';
};

/**
 * Why data cannot be stored, compared or written again as it is; undefined when it can. PostgreSQL keeps no NUL and no half
 * of a surrogate pair, what is nested without end breaks whoever writes it as JSON again, and two spellings of one
 * Vietnamese name are two names to every comparison.
 */
export function unsound(data: unknown, depth = 0): string | undefined {
  if (typeof data === 'string') return textFault(data);
  if (typeof data === 'number' && !Number.isFinite(data)) return 'a number beyond all numbers';
  if (typeof data !== 'object' || data === null) return undefined;
  if (depth === deepest) return `values nested more than ${deepest} deep`;
  for (const [name, value] of Object.entries(data)) {
    if (name === '__proto__') return 'a field named __proto__';
    const fault = (Array.isArray(data) ? undefined : textFault(name)) ?? unsound(value, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

/** The same for a header that names something. */
export const unsoundText = (text: string, longest: number): string | undefined =>
  (text.length > longest ? `more than ${longest} characters` : textFault(text));
