import type { Apply, ConsumerStores, InboxStore, LeaseStore, OutboxRow, OutboxStore, Parked, ParkingStore, ProjectionStore } from '@tinhso/events';
import { DomainError } from '@tinhso/kernel';
import { isDatabaseGone, isMissedRows, isPostgresError, isRetryable, versionConflict } from '@tinhso/persistence';
import type { Change, NamedQuery, RunOptions, TransactionRunner, Tx } from '@tinhso/persistence';
import type { Database } from './database.ts';
import type { Operation, Reply } from './process.ts';
import type { Transaction } from './transaction.ts';

/** How a store reaches its server: through a process of the simulation, or directly where a contract is tested. */
export interface Link {
  readonly name: string;
  call<T>(label: string, operation: Operation<T>, detail?: () => string): Promise<T>;
  /** The server's own time: how long a statement takes, when a lost connection is noticed. */
  later(work: () => void): void;
  now(): number;
  /** Called when the process is gone; what it returns takes the call back. */
  onDeath(work: () => void): () => void;
}

const gone = (): Error => Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });

/** One statement in a transaction of its own: executed now, committed a little later, then answered. */
export function autocommit(database: Database, link: Link, work: (transaction: Transaction, done: (error?: Error) => void) => void, reply: Reply<void>, abort = false): void {
  const transaction = database.begin(link.name);
  const fail = (error: Error): void => {
    transaction.abort();
    reply(error);
  };
  work(transaction, (error) => {
    if (error) return fail(error);
    link.later(() => {
      if (abort) return fail(gone());
      return transaction.commit() ? reply(undefined) : reply(gone());
    });
  });
}

const limit = 1000;

export class MemoryOutbox implements OutboxStore {
  private readonly database: Database;
  private readonly link: Link;

  constructor(database: Database, link: Link) {
    this.database = database;
    this.link = link;
  }

  next(owner: string): Promise<{ rows: OutboxRow[]; full: boolean }> {
    return this.link.call('next', (reply) => {
      const { outbox, lease } = this.database;
      if (lease?.owner !== owner || lease.expiresAt < this.link.now()) return reply(undefined, { rows: [], full: false });
      const visible = outbox.filter((row) => row.by === undefined);
      const held = new Set(visible.filter((row) => row.refused !== undefined).map(({ event }) => `${event.topic} ${event.subject}`));
      const rows = visible.filter(({ event }) => !held.has(`${event.topic} ${event.subject}`)).sort((a, b) => a.seq - b.seq).slice(0, limit)
        .map(({ seq, event }) => ({ ...event, seq: String(seq) }));
      reply(undefined, { rows, full: rows.length === limit });
    });
  }

  remove(seqs: readonly string[]): Promise<void> {
    if (seqs.length === 0) return Promise.resolve();
    return this.link.call('remove', (reply) => {
      for (const seq of seqs) this.database.forget(Number(seq));
      reply(undefined);
    }, () => seqs.join(' '));
  }

  refuse(seq: string, reason: string): Promise<void> {
    return this.link.call('refuse', (reply) => {
      const row = this.database.outbox.find((one) => one.seq === Number(seq));
      if (row) row.refused = reason;
      reply(undefined);
    }, () => seq);
  }
}

export class MemoryLease implements LeaseStore {
  private readonly database: Database;
  private readonly link: Link;

  constructor(database: Database, link: Link) {
    this.database = database;
    this.link = link;
  }

  acquire(owner: string, leaseMs: number, floor = 0): Promise<number | undefined> {
    return this.link.call('lease', (reply) => {
      const { lease } = this.database;
      const now = this.link.now();
      if (lease && lease.owner !== owner && lease.expiresAt >= now) return reply(undefined, undefined);
      const epoch = Math.max(floor, lease ? lease.epoch + (lease.owner === owner ? 0 : 1) : 1);
      this.database.lease = { owner, epoch, expiresAt: now + leaseMs };
      reply(undefined, epoch);
    });
  }

  release(owner: string): Promise<void> {
    return this.link.call('release', (reply) => {
      if (this.database.lease?.owner === owner) this.database.lease.expiresAt = this.link.now() - 1_000;
      reply(undefined);
    });
  }
}

export class MemoryParking implements ParkingStore {
  private readonly database: Database;
  private readonly link: Link;

  constructor(database: Database, link: Link) {
    this.database = database;
    this.link = link;
  }

  keysAmong(group: string, topic: string, keys: readonly string[]): Promise<Set<string>> {
    return this.link.call('parked', (reply) => {
      reply(undefined, new Set(keys.filter((key) => this.database.parked.some((row) => row.group === group && row.topic === topic && row.key === key))));
    });
  }

  async park(group: string, { message, eventId, reason }: Parked): Promise<'parked' | 'effected' | 'free'> {
    const { topic, partition, position, key } = message;
    const row = { group, topic, partition, position, key, eventId, reason };
    let outcome = 'parked' as 'parked' | 'effected' | 'free';
    await this.link.call<void>('park', (reply, fault) => autocommit(this.database, this.link, (transaction, done) => {
      const { parked } = this.database;
      if (eventId === undefined) {
        if (!parked.some((one) => one.group === group && one.topic === topic && one.partition === partition && one.position === position)) this.database.park(transaction, row);
        return done();
      }
      if (reason === 'behind' && !parked.some((one) => one.group === group && one.topic === topic && one.key === key)) {
        outcome = 'free';
        return done();
      }
      this.database.claim(transaction, group, [eventId], (error, fresh) => {
        if (fresh?.has(eventId)) this.database.park(transaction, row);
        else outcome = 'effected';
        done(error);
      });
    }, reply, fault === 'abort'), () => `${group} ${eventId ?? `${partition}@${position}`} ${reason}`);
    if (outcome !== 'effected') return outcome;
    return (await this.link.call<boolean>('is-parked', (reply) => reply(undefined, this.database.parked.some((one) => one.group === group && one.eventId === eventId)))) ? 'parked' : 'effected';
  }
}

export class MemoryInbox implements InboxStore {
  private readonly database: Database;
  private readonly link: Link;

  constructor(database: Database, link: Link) {
    this.database = database;
    this.link = link;
  }

  has(group: string, eventId: string): Promise<boolean> {
    const key = `${group} ${eventId}`;
    return this.link.call('inbox', (reply) => reply(undefined, this.database.inbox.has(key) && this.database.inbox.get(key) === undefined));
  }
}

const collecting = (read: Tx['read']): { tx: Tx; changes: Change[] } => {
  const changes: Change[] = [];
  return { changes, tx: { read, add: (change) => { changes.push(change); }, find: (name) => changes.find((change) => change.name === name), added: () => changes } };
};

export class MemoryProjections implements ProjectionStore {
  private readonly database: Database;
  private readonly link: Link;

  constructor(database: Database, link: Link) {
    this.database = database;
    this.link = link;
  }

  async together(group: string, eventIds: readonly string[], work: (fresh: Set<string>, apply: Apply) => Promise<void>): Promise<void> {
    const { database, link } = this;
    const transaction = database.begin(link.name);
    // The server ends what a lost client left open, though not at once.
    const forgive = link.onDeath(() => link.later(() => transaction.abort()));
    try {
      const fresh = await link.call<Set<string>>('claim', (reply) => {
        if (transaction.isOpen) database.claim(transaction, group, eventIds, reply);
        else reply(gone());
      }, () => `${group} ${eventIds.join(' ')}`);
      if (eventIds.some((id) => !fresh.has(id))) await this.refuseParked(group, eventIds);
      await work(fresh, this.applyIn(transaction));
      await link.call<void>('commit', (reply, fault) => {
        if (fault === 'abort') transaction.abort();
        reply(transaction.commit() ? undefined : gone());
      });
    } catch (error) {
      link.later(() => transaction.abort());
      throw error;
    } finally {
      forgive();
    }
  }

  private applyIn(transaction: Transaction): Apply {
    return async (effect) => {
      const { tx, changes } = collecting(<Row>(query: NamedQuery) => this.link.call<Row[]>('read', (reply) => reply(undefined, this.database.read<Row>(query, transaction))));
      await effect(tx);
      if (changes.length === 0) return;
      await this.link.call<void>('apply', (reply) => {
        if (transaction.isOpen) this.database.write(transaction, changes, reply);
        else reply(gone());
      });
    };
  }

  private async refuseParked(group: string, eventIds: readonly string[]): Promise<void> {
    const any = await this.link.call<boolean>('parked-among', (reply) => reply(undefined, this.database.parked.some((row) => row.group === group && eventIds.includes(row.eventId ?? ''))));
    if (any) throw new Error('an event of the batch is parked');
  }
}

export const memoryConsumerStores = (database: Database, link: Link): ConsumerStores =>
  ({ parking: new MemoryParking(database, link), inbox: new MemoryInbox(database, link), projections: new MemoryProjections(database, link) });

/** Commits a change set in one statement, with the errors that the one on PostgreSQL has. */
export class MemoryTransactions implements TransactionRunner {
  private readonly database: Database;
  private readonly link: Link;
  private readonly afterCommit: () => void;

  constructor(database: Database, link: Link, afterCommit: () => void = () => undefined) {
    this.database = database;
    this.link = link;
    this.afterCommit = afterCommit;
  }

  async run<T>(work: (tx: Tx) => Promise<T>, { retryConflicts = 0 }: RunOptions = {}): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const { tx, changes } = collecting(<Row>(query: NamedQuery) => this.link.call<Row[]>('read', (reply) => reply(undefined, this.database.read<Row>(query))));
      try {
        const result = await work(tx);
        if (changes.length > 0) {
          await this.commit(changes);
          this.afterCommit();
        }
        return result;
      } catch (error) {
        const missed = isMissedRows(error);
        if ((missed || isRetryable(error)) && attempt < retryConflicts) continue;
        if (missed && isPostgresError(error)) throw (changes.find(({ name }) => name === error.constraint)?.otherwise ?? versionConflict)();
        throw isDatabaseGone(error) ? new DomainError('unavailable', 'common/database-unavailable') : error;
      }
    }
  }

  /** One statement; a double may do it otherwise. */
  protected commit(changes: readonly Change[]): Promise<void> {
    return this.link.call('run', (reply, fault) => autocommit(this.database, this.link, (transaction, done) => this.database.write(transaction, changes, done), reply, fault === 'abort'),
      () => changes.map(({ name, values }) => (name === 'inbox' || name === 'effect' ? `${name}:${values.join(',')}` : name)).join(' '));
  }
}
