import { readFileSync } from 'node:fs';
import type { Procedure } from '../src/index.js';

const read = (code: string): Procedure => JSON.parse(readFileSync(`provinces/thai-nguyen/procedures/${code}/v1.json`, 'utf8')) as Procedure;

export const birth = (): Procedure => read('1.001193');
export const extract = (): Procedure => read('2.000635');
export const petrol = (): Procedure => read('2.000648');

/** A definition in which one place is changed; `undefined` takes it away. */
export function withChange(procedure: Procedure, path: string, value: unknown): unknown {
  const copy = structuredClone(procedure) as unknown as Record<string, unknown>;
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  const owner = keys.reduce<Record<string, unknown>>((o, key) => o[key] as Record<string, unknown>, copy);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
}
