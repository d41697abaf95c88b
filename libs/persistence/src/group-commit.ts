import type { Pool, PoolClient } from 'pg';
import type { NamedQuery } from './change.js';
import { GroupStatement } from './group-statement.js';
import { joinStatements } from './join-statements.js';
import { Lanes } from './lanes.js';
import type { LaneLimits } from './lanes.js';
import { isDatabaseGone } from './sql-errors.js';

interface Waiting {
  readonly statement: NamedQuery;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

// A connection that dies says so twice: to the statement, and to nobody in particular.
const noop = (): void => undefined;

/** Sends statements in one round trip and one transaction. The client is the caller's to release. */
export async function sendTogether(client: PoolClient, statements: readonly NamedQuery[]): Promise<void> {
  const group = new GroupStatement(joinStatements(statements));
  await new Promise<void>((resolve, reject) => {
    group.callback = (error) => { if (error === undefined) resolve(); else reject(error as Error); };
    client.query(group);
  });
}

async function send(client: PoolClient, statements: readonly NamedQuery[]): Promise<void> {
  let spoilt = false;
  client.on('error', noop);
  try {
    const group = new GroupStatement(joinStatements(statements));
    await new Promise<void>((resolve, reject) => {
      group.callback = (error) => {
        spoilt = error !== undefined && (group.spoilsConnection || isDatabaseGone(error));
        if (error === undefined) resolve();
        else reject(error as Error);
      };
      client.query(group);
    });
  } finally {
    // One that is thrown away may still say why it dies.
    if (!spoilt) client.off('error', noop);
    client.release(spoilt);
  }
}

/**
 * Commits statements that arrive while others are being committed together, in one transaction: one flush of the log
 * and one round trip for all of them, and one execution for those that can be joined. A lone statement waits for nobody. Each has the outcome it would have had alone:
 * when one is refused, PostgreSQL keeps none of the group and each runs again by itself. No timer.
 */
export class GroupCommit {
  private readonly lanes: Lanes<Waiting>;

  constructor(private readonly pool: () => Pool, limits: LaneLimits) {
    this.lanes = new Lanes(limits, (group) => this.write(group));
  }

  /** Resolves once the statement's effect is committed. Throws what the database throws. */
  commit(statement: NamedQuery): Promise<void> {
    return new Promise((resolve, reject) => {
      this.lanes.add({ statement, resolve, reject });
    });
  }

  private async write(group: readonly Waiting[]): Promise<void> {
    try {
      await send(await this.pool().connect(), group.map(({ statement }) => statement));
      for (const { resolve } of group) resolve();
    } catch (error) {
      // With the connection gone nobody knows whether the group was kept: running it again could do it twice.
      if (group.length === 1 || isDatabaseGone(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await this.write([one]);
    }
  }
}
