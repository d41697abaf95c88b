import type { Pool } from 'pg';
import { DomainError } from '@tinhso/kernel';
import type { Change, NamedQuery } from './change.js';
import { ChangeSet } from './change-set.js';
import { isDatabaseGone, isMissedRows, isPostgresError, isRetryable, versionConflict } from './sql-errors.js';

/** What a use case sees of the database through its repositories: reads now, writes together at the end. */
export interface Tx {
  read<Row>(query: NamedQuery): Promise<Row[]>;
  add(change: Change): void;
  find(name: string): Change | undefined;
}

export interface RunOptions {
  /** Try the whole work again when another writer was faster; only for work that reads what it changes. */
  readonly retryConflicts?: number;
}

export interface TransactionRunner {
  /**
   * Runs the work and commits everything it added in one statement, or nothing. Versions guard against writers in
   * between. Throws the change's own error when its rows were missed, `common/database-unavailable` when the
   * database cannot be reached.
   */
  run<T>(work: (tx: Tx) => Promise<T>, options?: RunOptions): Promise<T>;
}

const unavailable = (): DomainError => new DomainError('unavailable', 'common/database-unavailable');

/** Reads with a prepared statement on the service's pool; a lost database becomes `common/database-unavailable`. */
export async function readNamed<Row>(pool: Pool, query: NamedQuery): Promise<Row[]> {
  try {
    const result = await pool.query({ name: query.name, text: query.text, values: query.values as unknown[] });
    return result.rows as Row[];
  } catch (error) {
    throw isDatabaseGone(error) ? unavailable() : error;
  }
}

export class PgTransactionRunner implements TransactionRunner {
  constructor(
    private readonly pool: () => Pool,
    private readonly afterCommit: () => void = () => undefined,
  ) {}

  async run<T>(work: (tx: Tx) => Promise<T>, { retryConflicts = 0 }: RunOptions = {}): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const set = new ChangeSet();
      try {
        const result = await work(this.open(set));
        if (set.size > 0) {
          await readNamed(this.pool(), set.toStatement());
          this.afterCommit();
        }
        return result;
      } catch (error) {
        const missed = isMissedRows(error);
        if ((missed || isRetryable(error)) && attempt < retryConflicts) continue;
        if (missed && isPostgresError(error)) throw (set.find(error.constraint ?? '')?.otherwise ?? versionConflict)();
        throw error;
      }
    }
  }

  private open(set: ChangeSet): Tx {
    return {
      read: (query) => readNamed(this.pool(), query),
      add: (change) => set.add(change),
      find: (name) => set.find(name),
    };
  }
}
