import type { Pool } from 'pg';
import { DomainError } from '@tinhso/kernel';
import type { Change, NamedQuery } from './change.js';
import { ChangeSet } from './change-set.js';
import { GroupCommit } from './group-commit.js';
import { isDatabaseGone, isMissedRows, isPostgresError, isRetryable, isUniqueViolation, versionConflict } from './sql-errors.js';

/** What a use case sees of the database through its repositories: reads now, writes together at the end. */
export interface Tx {
  read<Row>(query: NamedQuery): Promise<Row[]>;
  add(change: Change): void;
  find(name: string): Change | undefined;
  /** Everything that the work has added so far. */
  added(): readonly Change[];
}

export interface RunOptions {
  /** Try the whole work again when another writer was faster; only for work that reads what it changes. */
  readonly retryConflicts?: number;
  /** A unique constraint on a value that the work draws at random: when the value is taken, the work runs again and draws another. */
  readonly redraw?: string;
}

export interface TransactionRunner {
  /**
   * Runs the work and commits everything it added in one statement, or nothing. Versions guard against writers in
   * between. Throws the change's own error when its rows were missed, `common/database-unavailable` when the
   * database cannot be reached.
   */
  run<T>(work: (tx: Tx) => Promise<T>, options?: RunOptions): Promise<T>;
}

// So many unlucky draws in a row mean that the values have run out.
const redraws = 5;

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
  private readonly additions: GroupCommit;
  private readonly changes: GroupCommit;

  constructor(
    private readonly pool: () => Pool,
    private readonly afterCommit: (changes: readonly Change[]) => void = () => undefined,
  ) {
    // New rows wait for nobody's lock: one lane with large groups serves them best. A change may wait for the lock on its
    // row, and what shares its group waits with it.
    this.additions = new GroupCommit(pool, { lanes: 1, group: 64 });
    this.changes = new GroupCommit(pool, { lanes: 4, group: 16 });
  }

  async run<T>(work: (tx: Tx) => Promise<T>, { retryConflicts = 0, redraw }: RunOptions = {}): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const set = new ChangeSet();
      try {
        const result = await work(this.open(set));
        if (set.size > 0) {
          const statement = set.toStatement();
          await (statement.joinable ? this.additions : this.changes).commit(statement);
          this.afterCommit(set.added);
        }
        return result;
      } catch (error) {
        const missed = isMissedRows(error);
        if ((missed || isRetryable(error)) && attempt < retryConflicts) continue;
        if (redraw && isUniqueViolation(error, redraw) && attempt < redraws) continue;
        if (missed && isPostgresError(error)) throw (set.find(error.constraint ?? '')?.otherwise ?? versionConflict)();
        throw isDatabaseGone(error) ? unavailable() : error;
      }
    }
  }

  private open(set: ChangeSet): Tx {
    return {
      read: (query) => readNamed(this.pool(), query),
      add: (change) => set.add(change),
      find: (name) => set.find(name),
      added: () => set.added,
    };
  }
}
