/** What went wrong, in terms a caller can act on; doors map it to HTTP, consumers to retry or park. */
export type ErrorKind =
  | 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'version-mismatch' | 'version-required'
  | 'key-reused' | 'too-large' | 'unsupported' | 'rate-limited' | 'method-not-allowed' | 'unavailable' | 'internal';

/** One fault in the input: where (JSON pointer or field name), what, and values for its text. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly params?: Record<string, string | number>;
}

/**
 * A failure with a stable code. `code` is `<area>/<what>` and names a page and a text in Vietnamese and English;
 * `params` fill that text and never carry personal data.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: Record<string, string | number> = {},
    readonly faults: readonly Fault[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Texts of an error code: `{name}` in a text is replaced from the error's params. */
export interface ErrorText {
  readonly kind: ErrorKind;
  readonly vi: string;
  readonly en: string;
}

export type ErrorCatalogue = Readonly<Record<string, ErrorText>>;

/** Declares the errors of an area and returns a maker that only knows declared codes. */
export function defineErrors<const C extends ErrorCatalogue>(catalogue: C) {
  const make = (code: keyof C & string, params: Record<string, string | number> = {}, faults: readonly Fault[] = []): DomainError =>
    new DomainError((catalogue[code] as ErrorText).kind, code, params, faults);
  return Object.assign(make, { catalogue });
}
