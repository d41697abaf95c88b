import type { Connection, Submittable } from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import type { NamedQuery } from './change.js';

/** The part of pg's connection that a query of one's own is built from. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Record<string, string | undefined>;
  parse(query: { name: string; text: string }): void;
  bind(config: { statement: string; values: readonly unknown[] }): void;
  execute(config: object): void;
  sync(): void;
}

const noop = (): void => undefined;

/**
 * Named statements sent at once with one Sync behind the last: PostgreSQL runs them in order in one transaction, so all
 * of them are kept or none. Rows that they return are dropped. Handed to `client.query`, which calls back when it is over.
 */
export class GroupStatement implements Submittable {
  callback: (error?: unknown) => void = noop;
  private readonly values: unknown[][];
  private readonly parsed = new Map<string, string>();

  /** Throws when a value has no form on the wire. */
  constructor(private readonly statements: readonly NamedQuery[]) {
    this.values = statements.map(({ values }) => values.map((value) => prepareValue(value)));
  }

  /** True when an error leaves it open which statements the connection has prepared: it is of no more use then. */
  get spoilsConnection(): boolean {
    return this.parsed.size > 0;
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    this.statements.forEach(({ name, text }, index) => {
      if (wire.parsedStatements[name] === undefined && !this.parsed.has(name)) {
        this.parsed.set(name, text);
        wire.parse({ name, text });
      }
      wire.bind({ statement: name, values: this.values[index] as unknown[] });
      wire.execute({});
    });
    wire.sync();
    wire.stream.uncork();
  }

  handleReadyForQuery(connection: Connection): void {
    const { parsedStatements } = connection as unknown as Wire;
    for (const [name, text] of this.parsed) parsedStatements[name] = text;
    this.callback();
  }

  handleError(error: unknown): void {
    this.callback(error);
  }

  handleRowDescription = noop;
  handleDataRow = noop;
  handleCommandComplete = noop;
  handleEmptyQuery = noop;
  handlePortalSuspended = noop;
}
