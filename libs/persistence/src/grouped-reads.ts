import type { Pool } from 'pg';
import { Lanes } from './lanes.js';
import type { LaneLimits } from './lanes.js';
import { isPostgresError } from './sql-errors.js';
import { readNamed } from './transaction-runner.js';

interface Waiting<Row> {
  readonly key: string;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (reason: unknown) => void;
}

interface Options<Row> {
  readonly name: string;
  /** Takes the keys as one array parameter, $1. Rows of one key come in the order in which they are answered. */
  readonly text: string;
  /** The key as the database writes it: a UUID in lower case. */
  readonly keyOf: (row: Row) => string;
}

/**
 * Reads by key, together: what is asked for while earlier groups are on their way leaves as one statement. A lone
 * read waits for nobody. Every read starts after it was asked for, so it sees all that was committed before. No timer.
 */
export class GroupedReads<Row> {
  private readonly lanes: Lanes<Waiting<Row>>;

  constructor(private readonly pool: () => Pool, private readonly options: Options<Row>, limits: LaneLimits = { lanes: 2, group: 100 }) {
    this.lanes = new Lanes(limits, (group) => this.read(group));
  }

  /** The rows of one key, none when there are none. Throws `common/database-unavailable`, or what the database throws. */
  of(key: string): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.lanes.add({ key, resolve, reject });
    });
  }

  private async read(group: readonly Waiting<Row>[]): Promise<void> {
    const { name, text, keyOf } = this.options;
    try {
      const rows = await readNamed<Row>(this.pool(), { name, text, values: [[...new Set(group.map(({ key }) => key))]] });
      const found = Map.groupBy(rows, keyOf);
      for (const { key, resolve } of group) resolve(found.get(key) ?? []);
    } catch (error) {
      const refusedKey = isPostgresError(error) && error.code.startsWith('22') && group.length > 1;
      if (!refusedKey) for (const { reject } of group) reject(error);
      // The database refused a key, not the group: the others must not pay for it.
      else for (const one of group) await this.read([one]);
    }
  }
}
