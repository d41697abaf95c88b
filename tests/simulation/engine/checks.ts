import type { OutgoingEvent, ReceivedMessage } from '@tinhso/events';
import type { BrokerListener, PartitionId } from './broker.ts';
import type { DatabaseListener, EffectRow, ParkedRow } from './database.ts';
import type { World } from './world.ts';

/** What the checks know of a consumer. */
export interface Watched {
  readonly group: string;
  readonly topics: readonly string[];
  readonly toleratesGaps: boolean;
  readonly wants: (event: OutgoingEvent) => boolean;
  /** True when the consumer may park the event though nothing of its key is parked. */
  readonly mayFail: (event: OutgoingEvent) => boolean;
  /** True when it can never take effect. */
  readonly mustFail: (event: OutgoingEvent) => boolean;
}

class Ledger {
  readonly effected = new Set<string>();
  readonly parked = new Set<string>();
  readonly parkedPlaces = new Set<string>();
  readonly acknowledged = new Map<string, number>();
  readonly watched: Watched;

  constructor(watched: Watched) {
    this.watched = watched;
  }

  settled(id: string): boolean {
    return this.effected.has(id) || this.parked.has(id);
  }
}

const placeOf = ({ topic, partition }: PartitionId, position: number): string => `${topic}/${partition}@${position}`;

/** Everything that must hold, looked at in the moment in which it could break, and once more at the end. */
export class Checks implements DatabaseListener, BrokerListener {
  readonly events = new Map<string, OutgoingEvent>();
  /** The committed events of each aggregate, in the order of their commits. */
  private readonly histories = new Map<string, OutgoingEvent[]>();
  private readonly published = new Map<string, number>();
  private readonly logs = new Map<string, ReceivedMessage[]>();
  private readonly ledgers: readonly Ledger[];
  private readonly world: World;

  constructor(world: World, watched: readonly Watched[]) {
    this.world = world;
    this.ledgers = watched.map((one) => new Ledger(one));
  }

  committed(event: OutgoingEvent): void {
    const history = this.historyOf(event.topic, event.subject);
    history.push(event);
    if (event.sequence !== history.length) this.violated(`${event.subject}#${event.sequence} was committed as the ${history.length}th`);
    this.events.set(event.id, event);
  }

  appended(message: ReceivedMessage): void {
    const name = `${message.topic}/${message.partition}`;
    const log = this.logs.get(name) ?? [];
    log.push(message);
    this.logs.set(name, log);
    const event = this.events.get(message.headers.ce_id ?? '');
    if (!event) {
      if (message.headers.ce_id !== undefined) this.violated(`${message.headers.ce_id} was published but never committed`);
      return;
    }
    const key = `${event.topic} ${event.subject}`;
    const next = this.published.get(key) ?? 1;
    if (event.sequence > next) this.violated(`${event.subject}#${event.sequence} was published before #${next}`);
    if (event.sequence === next) this.published.set(key, next + 1);
  }

  effected({ group, eventId, subject, sequence }: EffectRow): void {
    const ledger = this.ledgerOf(group);
    const event = this.events.get(eventId);
    if (!ledger) return;
    if (!event) return this.violated(`${group} effected ${eventId}, which was never committed`);
    if (ledger.effected.has(eventId)) this.violated(`${group} effected ${subject}#${sequence} twice`);
    if (ledger.parked.has(eventId)) this.violated(`${group} effected ${subject}#${sequence}, which is parked`);
    for (const before of this.before(event, ledger)) {
      if (ledger.effected.has(before.id)) continue;
      if (!ledger.parked.has(before.id)) this.violated(`${group} effected ${subject}#${sequence} before #${before.sequence}`);
      else if (!ledger.watched.toleratesGaps) this.violated(`${group} let ${subject}#${sequence} pass #${before.sequence}, which is parked`);
    }
    ledger.effected.add(eventId);
  }

  parked({ group, topic, partition, position, eventId, reason }: ParkedRow): void {
    const ledger = this.ledgerOf(group);
    if (!ledger) return;
    ledger.parkedPlaces.add(placeOf({ topic, partition }, position));
    const event = this.events.get(eventId ?? '');
    if (!event) return;
    const name = `${event.subject}#${event.sequence}`;
    if (ledger.effected.has(event.id)) this.violated(`${group} parked ${name}, which took effect`);
    if (ledger.parked.has(event.id)) this.violated(`${group} parked ${name} twice`);
    for (const before of this.before(event, ledger)) if (!ledger.settled(before.id)) this.violated(`${group} parked ${name} before #${before.sequence} was settled`);
    if (reason === 'behind' ? !this.before(event, ledger, true).some((one) => ledger.parked.has(one.id)) : !ledger.watched.mayFail(event)) {
      this.violated(`${group} parked ${name} (${reason}) without a cause`);
    }
    ledger.parked.add(event.id);
  }

  acknowledged(group: string, partition: PartitionId, next: number): void {
    const ledger = this.ledgerOf(group);
    if (!ledger) return;
    const name = `${partition.topic}/${partition.partition}`;
    const log = this.logs.get(name) ?? [];
    if (next > log.length) this.violated(`${group} acknowledged ${name} up to ${next}, beyond the end ${log.length}`);
    for (let position = ledger.acknowledged.get(name) ?? 0; position < Math.min(next, log.length); position += 1) {
      const message = log[position] as ReceivedMessage;
      const event = this.events.get(message.headers.ce_id ?? '');
      const done = event ? !ledger.watched.wants(event) || ledger.settled(event.id) : ledger.parkedPlaces.has(placeOf(partition, position));
      if (!done) this.violated(`${group} acknowledged ${name} up to ${next}, but ${event ? `${event.subject}#${event.sequence}` : `position ${position}`} is neither effected nor parked`);
    }
    ledger.acknowledged.set(name, Math.max(next, ledger.acknowledged.get(name) ?? 0));
  }

  /** After everything has healed and drained. `held` are the aggregates behind a refused event. */
  atTheEnd(waiting: readonly OutgoingEvent[], held: ReadonlySet<string>): void {
    for (const event of waiting) if (!held.has(event.subject)) this.violated(`${event.subject}#${event.sequence} is left in the outbox`);
    for (const ledger of this.ledgers) for (const history of this.histories.values()) this.settledAll(ledger, history, held);
    for (const ledger of this.ledgers) this.junkParked(ledger);
  }

  private settledAll(ledger: Ledger, history: readonly OutgoingEvent[], held: ReadonlySet<string>): void {
    const { watched } = ledger;
    const wanted = history.filter((event) => watched.topics.includes(event.topic) && watched.wants(event));
    for (const event of wanted) {
      if (held.has(event.subject) && !ledger.settled(event.id)) continue;
      if (!ledger.settled(event.id)) this.violated(`${watched.group} never effected nor parked ${event.subject}#${event.sequence}`);
      if (watched.mustFail(event) && ledger.effected.has(event.id)) this.violated(`${watched.group} effected ${event.subject}#${event.sequence}, which breaks a rule`);
    }
  }

  private junkParked(ledger: Ledger): void {
    for (const topic of ledger.watched.topics) {
      for (const [name, log] of this.logs) {
        if (!name.startsWith(`${topic}/`)) continue;
        for (const { partition, position, headers } of log) {
          if (headers.ce_id === undefined && !ledger.parkedPlaces.has(placeOf({ topic, partition }, position))) this.violated(`${ledger.watched.group} lost what it could not read at ${name}@${position}`);
        }
      }
    }
  }

  /** The events of the aggregate before this one that the consumer wants; all of them when asked. */
  private before(event: OutgoingEvent, { watched }: Ledger, all = false): OutgoingEvent[] {
    return this.historyOf(event.topic, event.subject).slice(0, event.sequence - 1).filter((one) => all || watched.wants(one));
  }

  private historyOf(topic: string, subject: string): OutgoingEvent[] {
    const key = `${topic} ${subject}`;
    const known = this.histories.get(key) ?? [];
    if (known.length === 0) this.histories.set(key, known);
    return known;
  }

  private ledgerOf(group: string): Ledger | undefined {
    return this.ledgers.find(({ watched }) => watched.group === group);
  }

  private violated(what: string): void {
    this.world.violated(what);
  }
}
