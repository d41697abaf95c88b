import { createHash } from 'node:crypto';
import type { Change, NamedQuery } from './change.js';

const renumber = (text: string, offset: number): string =>
  text.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`);

/** A folded statement, kept by the changes it is made of: folding and naming it costs more than sending it. */
interface Folded {
  readonly next: Map<string, Folded>;
  statement?: { readonly name: string; readonly text: string };
}

const kept: Folded = { next: new Map() };

const step = (at: Folded, key: string): Folded => {
  const known = at.next.get(key);
  if (known) return known;
  const made: Folded = { next: new Map() };
  at.next.set(key, made);
  return made;
};

const foldedOf = (changes: readonly Change[]): Folded =>
  changes.reduce((at, { name, text, after, expectRows }) => step(step(at, text), `${name} ${after} ${expectRows}`), kept);

const fold = (changes: readonly Change[]): { name: string; text: string } => {
  const alias = new Map(changes.map((change, index) => [change.name, `c${index}`]));
  const first = new Map<Change, number>();
  let offset = 0;
  const parts = changes.map((change) => {
    const body = renumber(change.text, offset)
      .replaceAll('{{after}}', change.after ? (alias.get(change.after) as string) : 'no_such_change');
    first.set(change, offset + 1);
    offset += change.values.length;
    return `${alias.get(change.name)} as (${body})`;
  });
  const checks = changes.flatMap((change) => {
    if (change.expectRows === undefined) return [];
    const expected = change.expectRows === 'each' ? `jsonb_array_length($${first.get(change)}::jsonb)` : change.expectRows;
    return `ensure_rows((select count(*) from ${alias.get(change.name)})::int, ${expected}, '${change.name}')`;
  });
  const text = `with ${parts.join(',\n')}\nselect ${checks.join(', ') || '1'}`;
  return { name: `cs_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text };
};

/** Collects the writes of one unit of work and folds them into one statement: one round trip, one commit. */
export class ChangeSet {
  private readonly changes: Change[] = [];

  add(change: Change): void {
    if (this.changes.some((other) => other.name === change.name)) throw new Error(`change ${change.name} is in the set already`);
    if (change.after && !this.find(change.after)) throw new Error(`change ${change.name} comes after ${change.after}, which is not in the set`);
    if (change.joinable && change.values.length !== 1) throw new Error(`change ${change.name} is joinable, so its one value is an array of rows`);
    this.changes.push(change);
  }

  get size(): number {
    return this.changes.length;
  }

  get added(): readonly Change[] {
    return this.changes;
  }

  find(name: string): Change | undefined {
    return this.changes.find((change) => change.name === name);
  }

  toStatement(): NamedQuery {
    const folded = foldedOf(this.changes);
    folded.statement ??= fold(this.changes);
    const joinable = this.changes.every((change) => change.joinable);
    return { ...folded.statement, values: this.changes.flatMap(({ values }) => values), joinable };
  }
}
