/** Every schema under which an event was ever published: `libs/contracts/published/<type>.json`, the oldest first, only added to. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventContracts } from '@tinhso/contracts';
import { breaksOfEvent } from './breaking-changes.ts';
import type { Schema } from './breaking-changes.ts';

const folder = join(import.meta.dirname, '../../libs/contracts/published');
const text = (value: unknown): string => JSON.stringify(value);

export type Revisions = Readonly<Record<string, readonly Schema[]>>;
export type Schemas = Readonly<Record<string, Schema>>;

export const currentSchemas = (): Schemas => Object.fromEntries(eventContracts.map(({ type, data }) => [type, JSON.parse(text(data)) as Schema]));

export const publishedRevisions = (): Revisions => Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Schema[]]));

/** What today's contracts break of any revision, one line each. */
export const brokenRevisions = (published: Revisions, now: Schemas): string[] => Object.entries(published).flatMap(([type, revisions]) => {
  const schema = now[type];
  return schema ? revisions.flatMap((revision, n) => breaksOfEvent(`${type} (revision ${n + 1})`, revision, schema)) : [`${type}: is gone`];
});

/** Types whose schema of today is not among their revisions yet. */
export const unrecorded = (published: Revisions, now: Schemas): string[] => Object.keys(now).filter((type) => text(published[type]?.at(-1)) !== text(now[type]));

/** Adds today's schemas where they are new; what was published before stays. */
export function recordRevisions(): string[] {
  if (!existsSync(folder)) mkdirSync(folder);
  const [published, now] = [publishedRevisions(), currentSchemas()];
  const added = unrecorded(published, now);
  for (const type of added) writeFileSync(join(folder, `${type}.json`), `${JSON.stringify([...published[type] ?? [], now[type]], undefined, 1)}\n`);
  return added;
}
