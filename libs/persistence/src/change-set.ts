import { createHash } from 'node:crypto';
import type { Change, NamedQuery } from './change.js';

const renumber = (text: string, offset: number): string =>
  text.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`);

const names = new Map<string, string>();

const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known) return known;
  const name = `cs_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
};

/** Collects the writes of one unit of work and folds them into one statement: one round trip, one commit. */
export class ChangeSet {
  private readonly changes: Change[] = [];

  add(change: Change): void {
    if (this.changes.some((other) => other.name === change.name)) throw new Error(`change ${change.name} is in the set already`);
    if (change.after && !this.changes.some((other) => other.name === change.after)) {
      throw new Error(`change ${change.name} comes after ${change.after}, which is not in the set`);
    }
    this.changes.push(change);
  }

  get size(): number {
    return this.changes.length;
  }

  find(name: string): Change | undefined {
    return this.changes.find((change) => change.name === name);
  }

  toStatement(): NamedQuery {
    const alias = new Map(this.changes.map((change, index) => [change.name, `c${index}`]));
    const values: unknown[] = [];
    const parts = this.changes.map((change) => {
      const body = renumber(change.text, values.length)
        .replaceAll('{{after}}', change.after ? (alias.get(change.after) as string) : 'no_such_change');
      values.push(...change.values);
      return `${alias.get(change.name)} as (${body})`;
    });
    const checks = this.changes.map((change) => {
      const counted = `(select count(*) from ${alias.get(change.name)})::int`;
      return change.expectRows === undefined ? counted : `ensure_rows(${counted}, ${change.expectRows}, '${change.name}')`;
    });
    const text = `with ${parts.join(',\n')}\nselect ${checks.join(', ')}`;
    return { name: nameOf(text), text, values };
  }
}
