/**
 * One write of a change set. The text uses its own $1..$n and must end in `returning …`; `{{after}}` stands for the
 * result of the change named in `after`, which lets a row depend on another change having hit
 * (`insert … select … from {{after}}`). The text must be constant for a given kind of change: it is part of a
 * prepared statement's name. Variable numbers of rows travel as one jsonb parameter.
 */
export interface Change {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** Name of an earlier change in the same set. */
  readonly after?: string;
  /** When set, the whole set is refused unless exactly so many rows were written; 'each' means one for every row of a joinable change. */
  readonly expectRows?: number | 'each';
  /**
   * True when `values` is one JSON array of new rows that stand for themselves. Sets of nothing but such changes, made by
   * different people at once, are written by one execution of their statement, with the arrays joined. A change `after`
   * a joinable one may only ask whether it hit, and that one must expect 'each'.
   */
  readonly joinable?: true;
  /** The error to raise when `expectRows` is missed; a version conflict by default. */
  readonly otherwise?: () => Error;
}

/** A read with a name, so that PostgreSQL keeps its plan. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** True when executions may be joined: every value is the text of a JSON array. */
  readonly joinable?: boolean;
}
