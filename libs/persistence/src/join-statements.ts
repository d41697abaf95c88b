import type { NamedQuery } from './change.js';

const joinArrays = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] as string) : `[${texts.map((text) => text.slice(1, -1)).filter((rows) => rows !== '').join(',')}]`;

const joinAll = (same: readonly NamedQuery[]): NamedQuery => {
  const [first] = same as readonly [NamedQuery];
  return same.length === 1 ? first : { ...first, values: first.values.map((_, index) => joinArrays(same.map(({ values }) => values[index] as string))) };
};

/**
 * The same writes in fewer executions: joinable statements of one name become one, with their arrays of rows joined, in
 * the place of the first of them. Starting and ending an execution costs PostgreSQL more than another row in it.
 */
export function joinStatements(statements: readonly NamedQuery[]): readonly NamedQuery[] {
  const groups = new Map<string | NamedQuery, NamedQuery[]>();
  for (const statement of statements) {
    const key = statement.joinable ? statement.name : statement;
    const group = groups.get(key);
    if (group) group.push(statement);
    else groups.set(key, [statement]);
  }
  return [...groups.values()].map(joinAll);
}
