import { RelayLoop, toMessage } from '@tinhso/events';
import type { OutboxRow, OutboxStore, RelayPorts, RelaySettings } from '@tinhso/events';
import type { Database, StoredEvent } from '../engine/database.ts';
import type { Parts, Relaying } from '../engine/replica.ts';
import type { Link } from '../engine/stores.ts';

const rowOf = ({ seq, event }: StoredEvent): OutboxRow => ({ ...event, seq: String(seq) });

/** The right relay on an outbox that is read in another way. */
const reading = (choose: (database: Database, link: Link) => () => StoredEvent[]): Parts['relay'] => (settings, ports, database, link) => {
  const chosen = choose(database, link);
  const outbox: OutboxStore = {
    next: () => link.call('next', (reply) => reply(undefined, { rows: chosen().map(rowOf), full: false })),
    remove: (seqs) => ports.outbox.remove(seqs), refuse: (seq, reason) => ports.outbox.refuse(seq, reason),
  };
  return new RelayLoop(settings, { ...ports, outbox });
};

const visible = (database: Database): StoredEvent[] => database.outbox.filter(({ by }) => by === undefined).sort((a, b) => a.seq - b.seq);

/** Takes what is beyond the highest position it has seen; the database keeps that place for the next relay. */
export const remembersTheLast: Parts['relay'] = (settings, ports, database, link) => {
  const outbox: OutboxStore = {
    next: () => link.call('next', (reply) => reply(undefined, { rows: visible(database).filter(({ seq }) => seq > database.mark).map(rowOf), full: false })),
    remove: async (seqs) => {
      await ports.outbox.remove(seqs);
      database.mark = Math.max(database.mark, ...seqs.map(Number));
    },
    refuse: (seq, reason) => ports.outbox.refuse(seq, reason),
  };
  return new RelayLoop(settings, { ...ports, outbox });
};

/** Transactions in the order of their ids, below the oldest that is still open. */
export const ordersByTransaction = reading((database) => () => {
  const floor = Math.min(Infinity, ...[...database.open].map(({ xid }) => xid));
  return database.outbox.filter(({ by, xid }) => by === undefined && xid < floor).sort((a, b) => a.xid - b.xid || a.seq - b.seq);
});

const always = { acquire: () => Promise.resolve(1), release: () => Promise.resolve() };

/** No lease: as many relays at work as there are replicas. Right, only wasteful. */
export const withoutLease: Parts['relay'] = (settings, ports, database, link) => reading(() => () => visible(database))(settings, { ...ports, lease: always }, database, link);

/** Every relay takes a few rows that no other has locked. */
export const skipsLocked: Parts['relay'] = (settings, ports, database, link) => {
  const relay = reading(() => () => {
    const free = visible(database).filter(({ seq }) => (database.locks.get(seq)?.until ?? 0) < link.now() || database.locks.get(seq)?.by === link.name).slice(0, 2);
    for (const { seq } of free) database.locks.set(seq, { by: link.name, until: link.now() + 3_000 });
    return free;
  });
  return relay(settings, { ...ports, lease: always }, database, link);
};

/** Reads on and sends on while the batch before is still on its way. */
export const pipelines: Parts['relay'] = (settings, ports, database, link) => new Pipelined(settings, ports, database, link);

class Pipelined implements Relaying {
  private last = 0;
  private stopped = false;
  private readonly settings: RelaySettings;
  private readonly ports: RelayPorts;
  private readonly database: Database;
  private readonly link: Link;

  constructor(settings: RelaySettings, ports: RelayPorts, database: Database, link: Link) {
    this.settings = settings;
    this.ports = ports;
    this.database = database;
    this.link = link;
  }

  start(): void {
    void this.loop();
  }

  hint(): void {
    // It polls.
  }

  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const rows = await this.link.call<OutboxRow[]>('next', (reply) => reply(undefined, visible(this.database).filter(({ seq }) => seq > this.last).map(rowOf))).catch(() => []);
      this.last = Math.max(this.last, ...rows.map(({ seq }) => Number(seq)));
      if (rows.length > 0) void this.send(rows);
      await new Promise<void>((resolve) => { this.ports.timers?.after(10, resolve); });
    }
  }

  private async send(rows: readonly OutboxRow[]): Promise<void> {
    try {
      await this.settings.transport.publish(rows.map((row) => toMessage(row, this.settings.envelope)));
      await this.ports.outbox.remove(rows.map(({ seq }) => seq));
    } catch {
      // Goes back to where it failed.
      this.last = Math.min(this.last, Number(rows[0]?.seq) - 1);
    }
  }
}
