import { ConsumerMembers, envelopeSettings, outboxChange, RelayLoop } from '@tinhso/events';
import type { ConsumerSettings, ConsumerStores, RelayPorts, RelaySettings } from '@tinhso/events';
import { DomainError } from '@tinhso/kernel';
import { isUniqueViolation } from '@tinhso/persistence';
import type { Broker } from './broker.ts';
import { aggregateChange, aggregateState, brokenChange } from './changes.ts';
import type { AggregateRow } from './changes.ts';
import type { Database } from './database.ts';
import type { Disturbing } from './process.ts';
import { SimProcess } from './process.ts';
import { eventOf } from './scenario.ts';
import type { Command, Scenario } from './scenario.ts';
import type { Link } from './stores.ts';
import { MemoryLease, MemoryOutbox, memoryConsumerStores, MemoryTransactions } from './stores.ts';
import { SimTransport } from './transport.ts';
import type { World } from './world.ts';

export interface Relaying {
  start(): void;
  hint(): void;
  stop(): Promise<void>;
}

/** The places where a test puts a wrong part instead of the right one. */
export interface Parts {
  readonly relay: (settings: RelaySettings, ports: RelayPorts, database: Database, link: Link) => Relaying;
  readonly members: (settings: ConsumerSettings, stores: ConsumerStores, process: SimProcess) => Pick<ConsumerMembers, 'start' | 'stop'>;
  readonly stores: (database: Database, link: Link) => ConsumerStores;
  readonly transactions: (database: Database, link: Link, afterCommit: () => void) => MemoryTransactions;
}

export const rightParts: Parts = {
  relay: (settings, ports) => new RelayLoop(settings, ports),
  members: (settings, stores, process) => new ConsumerMembers(settings, stores, process.timers),
  stores: memoryConsumerStores,
  transactions: (database, link, afterCommit) => new MemoryTransactions(database, link, afterCommit),
};

export interface Surroundings {
  readonly world: World;
  readonly database: Database;
  readonly broker: Broker;
  readonly scenario: Scenario;
  readonly parts: Parts;
  readonly disturbing: Disturbing;
}

const linkOf = (process: SimProcess, world: World): Link => ({
  name: process.name, now: () => world.now, onDeath: (work) => process.onDeath(work),
  call: (label, operation, detail) => process.call(label, operation, detail),
  later: (work) => { world.after(world.chance.hit(0.1) ? world.chance.between(5, 400) : world.chance.between(0.1, 5), work); },
});

/** One process of the service: commands, relay and consumers, over and over until its commands are done. */
export class Replica {
  process!: SimProcess;
  /** Commands that are known to be done; the only thing that its clients remember. */
  private done = 0;
  private life = 0;
  private relay!: Relaying;
  private members!: Pick<ConsumerMembers, 'start' | 'stop'>;
  private readonly index: number;
  private readonly around: Surroundings;

  constructor(index: number, around: Surroundings) {
    this.index = index;
    this.around = around;
    this.start();
  }

  get commandsDone(): boolean {
    return this.done === this.commands.length;
  }

  /** Ends in order, then starts again. */
  restartGently(): void {
    const { process } = this;
    void Promise.all([this.members.stop(), this.relay.stop()]).then(() => process.crash());
  }

  private get commands(): readonly Command[] {
    return this.around.scenario.commands[this.index] as readonly Command[];
  }

  private start(): void {
    const { world, database, broker, scenario, parts, disturbing } = this.around;
    this.life += 1;
    const process = new SimProcess(`r${this.index}.${this.life}`, world, disturbing);
    this.process = process;
    process.onDeath(() => world.after(world.chance.between(20, 1_500), () => { this.start(); return true; }));
    const link = linkOf(process, world);
    const transport = new SimTransport(process, broker, { heartbeatMs: 800, batch: scenario.batch, deaf: scenario.deaf });
    this.relay = parts.relay({ transport, envelope: envelopeSettings('sim'), pollMs: 700, leaseMs: 1_500 },
      { outbox: new MemoryOutbox(database, link), lease: new MemoryLease(database, link), timers: process.timers, owner: process.name }, database, link);
    const transactions = parts.transactions(database, link, () => this.relay.hint());
    this.members = parts.members({ transport, transactions, backOff: { firstMs: 20, capMs: 300 }, maxAttempts: 3, lanes: scenario.lanes }, parts.stores(database, link), process);
    this.relay.start();
    void this.members.start(scenario.consumers);
    void this.work(process, transactions);
  }

  private async work(process: SimProcess, transactions: MemoryTransactions): Promise<void> {
    const { world } = this.around;
    for (let failed = false; this.done < this.commands.length;) {
      await new Promise<void>((resolve) => { process.timers.after(failed ? 150 : world.chance.between(0, 120), resolve); });
      try {
        await this.carryOut(transactions, this.commands[this.done] as Command, failed);
        this.done += 1;
        failed = false;
      } catch (error) {
        failed = true;
        if (isUniqueViolation(error, 'inbox_pk')) {
          this.done += 1;
          failed = false;
        } else if (!(error instanceof DomainError) && (error as { code?: string }).code !== '22012') throw error;
      }
    }
  }

  /** As a client with a key of its own: repeated until it is known to be done, and done once. */
  private carryOut(transactions: MemoryTransactions, command: Command, again: boolean): Promise<void> {
    return transactions.run(async (tx) => {
      tx.add({ name: 'inbox', text: 'insert into inbox (consumer, event_id) values ($1, $2) returning event_id', values: ['command', command.id] });
      const [before = { version: 0, published: 0 }] = await tx.read<AggregateRow>(aggregateState(command.subject));
      const version = before.version + 1;
      tx.add(aggregateChange(command.subject, version, before.published + command.events.length));
      tx.add(outboxChange(command.events.map((_, place) => eventOf(command, place, before.published + place + 1, version)), 'aggregate'));
      if (command.breaks && !again) tx.add(brokenChange());
    });
  }
}
