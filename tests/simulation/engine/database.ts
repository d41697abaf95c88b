import type { OutgoingEvent } from '@tinhso/events';
import type { Change, NamedQuery } from '@tinhso/persistence';
import type { AggregateRow } from './changes.ts';
import { Transaction } from './transaction.ts';

export interface StoredEvent {
  readonly seq: number;
  readonly xid: number;
  readonly event: OutgoingEvent;
  refused?: string;
  /** Set while the transaction that wrote it is open. */
  by?: Transaction;
}

export interface ParkedRow {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly position: number;
  readonly key: string;
  readonly eventId?: string;
  readonly reason: string;
}

export interface EffectRow {
  readonly group: string;
  readonly eventId: string;
  readonly subject: string;
  readonly sequence: number;
}

/** Told at the moment of a commit; the checks of the simulation listen here. */
export interface DatabaseListener {
  committed?(event: OutgoingEvent): void;
  effected?(effect: EffectRow): void;
  parked?(row: ParkedRow): void;
}

interface Aggregate {
  committed: AggregateRow;
  pending?: AggregateRow;
  by?: Transaction;
}

const sqlError = (code: string, constraint?: string): Error => Object.assign(new Error(`${code} ${constraint ?? ''}`), { code, constraint });

/**
 * A database in memory with what the code rests on: atomic commits, row locks, a unique inbox key on which a second
 * writer waits for the first, and an outbox position that is drawn behind the aggregate's lock and becomes visible at the
 * commit: out of order between aggregates.
 */
export class Database {
  readonly outbox: StoredEvent[] = [];
  readonly parked: ParkedRow[] = [];
  readonly effects: EffectRow[] = [];
  lease?: { owner: string; epoch: number; expiresAt: number };
  /** How many positions a connection draws at once; more than one is the mistake that swaps events. */
  sequenceCache = 1;
  /** For relays that rest on them: a place that is remembered, and rows that somebody has in hand. */
  mark = 0;
  readonly locks = new Map<number, { readonly by: string; readonly until: number }>();
  readonly open = new Set<Transaction>();
  readonly inbox = new Map<string, Transaction | undefined>();
  private readonly aggregates = new Map<string, Aggregate>();
  private readonly drawn = new Map<string, { next: number; last: number }>();
  private nextSeq = 1;
  private nextXid = 1;
  private readonly listener: DatabaseListener;

  constructor(listener: DatabaseListener = {}) {
    this.listener = listener;
  }

  begin(connection: string): Transaction {
    const transaction = new Transaction(connection, this.nextXid, () => this.open.delete(transaction));
    this.nextXid += 1;
    this.open.add(transaction);
    return transaction;
  }

  /** Ends every open transaction and whoever waits in one, as a killed server does. */
  crash(): void {
    for (const transaction of [...this.open]) transaction.kill(sqlError('57P01'));
  }

  /** What is committed, and what the asking transaction has written itself. */
  read<Row>(query: NamedQuery, transaction?: Transaction): Row[] {
    const row = this.aggregates.get(query.values[0] as string);
    const seen = row?.by !== undefined && row.by === transaction ? row.pending : row?.committed;
    return seen && seen.version > 0 ? [{ ...seen } as Row] : [];
  }

  /** The changes in order, each seeing the ones before; waits where another transaction holds the row or the key. */
  write(transaction: Transaction, changes: readonly Change[], done: (error?: Error) => void): void {
    const hits = new Map<string, number>();
    const go = (from: number): void => {
      for (let at = from; at < changes.length; at += 1) {
        const change = changes[at] as Change;
        const outcome = this.apply(transaction, change, hits);
        if (outcome instanceof Transaction) return transaction.waitFor(outcome, () => go(at), done);
        if (outcome instanceof Error) return done(outcome);
        if (change.expectRows === 1 && outcome !== 1) return done(sqlError('TS409', change.name));
        hits.set(change.name, outcome);
      }
      done();
    };
    go(0);
  }

  /** Claims those that nobody has; waits for who is claiming one at the moment. */
  claim(transaction: Transaction, group: string, eventIds: readonly string[], done: (error?: Error, fresh?: Set<string>) => void): void {
    const fresh = new Set<string>();
    const go = (from: number): void => {
      for (let at = from; at < eventIds.length; at += 1) {
        const outcome = this.insertInbox(transaction, group, eventIds[at] as string);
        if (outcome instanceof Transaction) return transaction.waitFor(outcome, () => go(at), done);
        if (outcome) fresh.add(eventIds[at] as string);
      }
      done(undefined, fresh);
    };
    go(0);
  }

  /** Adds the row when the transaction commits. */
  park(transaction: Transaction, row: ParkedRow): void {
    transaction.onCommit(() => this.addParked(row));
  }

  addParked(row: ParkedRow): void {
    this.parked.push(row);
    this.listener.parked?.(row);
  }

  private apply(transaction: Transaction, { name, values, after }: Change, hits: ReadonlyMap<string, number>): number | Error | Transaction {
    if (after !== undefined && (hits.get(after) ?? 0) === 0) return 0;
    if (name === 'inbox') {
      const outcome = this.insertInbox(transaction, values[0] as string, values[1] as string);
      return outcome instanceof Transaction ? outcome : outcome ? 1 : sqlError('23505', 'inbox_pk');
    }
    if (name === 'aggregate') return this.raise(transaction, values[0] as string, values[1] as number, values[2] as number);
    if (name.startsWith('outbox_')) return this.append(transaction, values[0] as string);
    if (name === 'effect') return this.addEffect(transaction, values);
    if (name === 'broken') return sqlError('22012');
    throw new Error(`the database in memory knows no change ${name}`);
  }

  private insertInbox(transaction: Transaction, group: string, eventId: string): boolean | Transaction {
    const key = `${group} ${eventId}`;
    if (this.inbox.has(key)) {
      const by = this.inbox.get(key);
      return by === undefined || by === transaction ? false : by;
    }
    this.inbox.set(key, transaction);
    transaction.onCommit(() => this.inbox.set(key, undefined));
    transaction.onAbort(() => this.inbox.delete(key));
    return true;
  }

  private raise(transaction: Transaction, subject: string, version: number, published: number): number | Transaction {
    const row = this.aggregates.get(subject) ?? { committed: { version: 0, published: 0 } };
    this.aggregates.set(subject, row);
    if (row.by !== undefined && row.by !== transaction) return row.by;
    if ((row.pending ?? row.committed).version !== version - 1) return 0;
    if (row.by === undefined) {
      row.by = transaction;
      const end = (): void => { row.by = undefined; row.pending = undefined; };
      transaction.onCommit(() => { row.committed = row.pending as AggregateRow; end(); });
      transaction.onAbort(end);
    }
    row.pending = { version, published };
    return 1;
  }

  private append(transaction: Transaction, rows: string): number {
    const events = JSON.parse(rows) as OutgoingEvent[];
    for (const event of events) {
      const stored: StoredEvent = { seq: this.draw(transaction.connection), xid: transaction.xid, event, by: transaction };
      this.outbox.push(stored);
      transaction.onCommit(() => {
        stored.by = undefined;
        this.listener.committed?.(event);
      });
      transaction.onAbort(() => this.forget(stored.seq));
    }
    return events.length;
  }

  private draw(connection: string): number {
    const block = this.drawn.get(connection);
    if (this.sequenceCache > 1 && block !== undefined && block.next <= block.last) {
      block.next += 1;
      return block.next - 1;
    }
    const first = this.nextSeq;
    this.nextSeq += this.sequenceCache;
    if (this.sequenceCache > 1) this.drawn.set(connection, { next: first + 1, last: this.nextSeq - 1 });
    return first;
  }

  forget(seq: number): void {
    const at = this.outbox.findIndex((row) => row.seq === seq);
    if (at >= 0) this.outbox.splice(at, 1);
  }

  private addEffect(transaction: Transaction, values: readonly unknown[]): number {
    const [group, eventId, subject, sequence] = values as [string, string, string, number];
    transaction.onCommit(() => {
      const effect = { group, eventId, subject, sequence };
      this.effects.push(effect);
      this.listener.effected?.(effect);
    });
    return 1;
  }
}
