import { authErrors } from '@tinhso/auth';
import type { ErrorCatalogue, ErrorKind } from '@tinhso/kernel';
import { commonErrors } from './common.errors.js';

export type Language = 'vi' | 'en';

export const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 422, unauthenticated: 401, forbidden: 403, 'not-found': 404, conflict: 409, 'version-mismatch': 412, 'version-required': 428,
  'key-reused': 422, 'too-large': 413, unsupported: 415, 'rate-limited': 429, 'method-not-allowed': 405, unavailable: 503, internal: 500,
};

const fill = (text: string, params: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));

/** All error texts a service can answer, by code. */
export class ErrorTexts {
  private readonly catalogue: ErrorCatalogue;

  constructor(catalogues: readonly ErrorCatalogue[]) {
    this.catalogue = Object.assign({}, commonErrors.catalogue, authErrors.catalogue, ...catalogues) as ErrorCatalogue;
  }

  has(code: string): boolean {
    return code in this.catalogue;
  }

  text(code: string, params: Record<string, string | number>, language: Language): string {
    const entry = this.catalogue[code];
    return entry ? fill(entry[language], params) : code;
  }

  codes(): readonly string[] {
    return Object.keys(this.catalogue);
  }
}

/** Vietnamese unless English is asked for before it. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').toLowerCase().split(',').map((part) => part.trim().slice(0, 2));
  return wanted.find((language) => language === 'vi' || language === 'en') === 'en' ? 'en' : 'vi';
}
