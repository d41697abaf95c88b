import type { Text } from '../schema/common.js';
import { faultTexts, type FaultCode } from './fault-texts.js';

/** One thing that is wrong with a definition: where, as a JSON pointer, and what, in both languages. */
export interface DefinitionFault {
  readonly path: string;
  readonly code: FaultCode;
  readonly problem: Text;
}

const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

export const fault = (path: string, code: FaultCode, params: Readonly<Record<string, string | number>> = {}): DefinitionFault =>
  ({ path, code, problem: { vi: fill(faultTexts[code].vi, params), en: fill(faultTexts[code].en, params) } });

/** Makes one step of a JSON pointer (RFC 6901). */
export const pointer = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/** A definition with faults is never loaded; all of them are in `faults` and in the message. */
export class DefinitionError extends Error {
  constructor(readonly definition: string, readonly faults: readonly DefinitionFault[]) {
    super(`${definition}: ${faults.length} fault(s)\n${faults.map((f) => `  ${f.path || '/'}  ${f.code}: ${f.problem.en}`).join('\n')}`);
    this.name = 'DefinitionError';
  }
}
