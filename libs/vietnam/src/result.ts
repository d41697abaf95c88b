/** Outcome of reading an identifier: its one normal form, or a stable code of what is wrong. */
export type Read<T, Problem extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const read = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const refused = <P extends string>(problem: P): { ok: false; problem: P } => ({ ok: false, problem });

/** Removes what people put between the characters of a number. */
export const withoutSeparators = (text: string): string => text.normalize('NFKC').replace(/[\s.\-–_]/gu, '');
