import type { OutgoingMessage, ReceivedMessage } from '@tinhso/events';
import type { World } from './world.ts';

export interface PartitionId {
  readonly topic: string;
  readonly partition: number;
}

export const partitionName = ({ topic, partition }: PartitionId): string => `${topic}/${partition}`;

interface Member {
  readonly id: string;
  readonly topics: readonly string[];
  seen: number;
}

export interface Share {
  readonly generation: number;
  readonly partitions: readonly PartitionId[];
}

/** Told of what the broker stores and of what groups acknowledge. */
export interface BrokerListener {
  appended?(message: ReceivedMessage): void;
  acknowledged?(group: string, partition: PartitionId, next: number): void;
}

class Group {
  generation = 0;
  members: Member[] = [];
  readonly owners = new Map<string, string>();
  readonly committed = new Map<string, number>();
}

/** Partitions and groups: order per key, offsets per group, shares that change hands without asking who works on them. */
export class Broker {
  readonly logs = new Map<string, ReceivedMessage[]>();
  readonly groups = new Map<string, Group>();
  /** Knows publishers by their epochs, and takes nothing under one that is over; Kafka does not. */
  fencing = true;
  private readonly epochs = new Map<string, number>();
  /** Accepts acknowledgements from whoever lost the partition. */
  sloppy = false;
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly partitionCount: number;
  private readonly sessionMs: number;
  private readonly world: World;
  private readonly listener: BrokerListener;

  constructor(world: World, settings: { readonly partitions: number; readonly sessionMs: number }, listener: BrokerListener) {
    this.world = world;
    this.partitionCount = settings.partitions;
    this.sessionMs = settings.sessionMs;
    this.listener = listener;
  }

  ensureTopic(topic: string): void {
    for (let partition = 0; partition < this.partitionCount; partition += 1) {
      const name = partitionName({ topic, partition });
      if (!this.logs.has(name)) this.logs.set(name, []);
    }
  }

  partitionOf(key: string): number {
    let hash = 7;
    for (let n = 0; n < key.length; n += 1) hash = (hash * 31 + key.charCodeAt(n)) | 0;
    return (hash >>> 0) % this.partitionCount;
  }

  /** Undefined when the publisher may send; otherwise the epoch that has come after its own. */
  newerEpoch(publisher: string, epoch: number): number | undefined {
    const known = this.epochs.get(publisher) ?? 0;
    if (this.fencing && epoch < known) return known;
    this.epochs.set(publisher, Math.max(known, epoch));
    return undefined;
  }

  append(message: OutgoingMessage): void {
    const partition = this.partitionOf(message.key);
    const name = partitionName({ topic: message.topic, partition });
    const log = this.logs.get(name);
    if (!log) throw new Error(`no topic ${message.topic}`);
    const stored: ReceivedMessage = { ...message, partition, position: log.length };
    log.push(stored);
    this.listener.appended?.(stored);
    for (const wake of this.waiting.get(name)?.splice(0) ?? []) wake();
  }

  /** Calls when the partition has something at or after the position, or after the time. */
  whenAvailable(partition: PartitionId, from: number, milliseconds: number, goOn: (available: readonly ReceivedMessage[]) => void): void {
    const name = partitionName(partition);
    const log = this.logs.get(name) ?? [];
    if (log.length > from) return goOn(log);
    let called = false;
    const once = (): void => {
      if (called) return;
      called = true;
      goOn(log);
    };
    const list = this.waiting.get(name) ?? [];
    this.waiting.set(name, list);
    list.push(once);
    this.world.after(milliseconds, once);
  }

  group(name: string): Group {
    const known = this.groups.get(name);
    if (known) return known;
    const made = new Group();
    this.groups.set(name, made);
    return made;
  }

  /** A sign of life of a member, and what is its share now. */
  sync(groupName: string, id: string, topics: readonly string[]): Share {
    const group = this.group(groupName);
    const { now } = this.world;
    const before = group.members.length;
    group.members = group.members.filter((member) => member.id === id || now - member.seen < this.sessionMs);
    const me = group.members.find((member) => member.id === id);
    if (me) me.seen = now;
    else group.members.push({ id, topics, seen: now });
    if (!me || group.members.length !== before) this.deal(group);
    return this.shareOf(group, id);
  }

  leave(groupName: string, id: string): void {
    const group = this.group(groupName);
    const left = group.members.filter((member) => member.id !== id);
    if (left.length === group.members.length) return;
    group.members = left;
    this.deal(group);
  }

  committedOf(groupName: string, partition: PartitionId): number {
    return this.group(groupName).committed.get(partitionName(partition)) ?? 0;
  }

  /** False when the partition is somebody else's by now. */
  commit(groupName: string, id: string, generation: number, partition: PartitionId, next: number): boolean {
    const group = this.group(groupName);
    const name = partitionName(partition);
    const current = group.generation === generation && group.owners.get(name) === id;
    if (!current && !this.sloppy) return false;
    // One that was late on its way changes nothing: a later one has been taken.
    if (next <= (group.committed.get(name) ?? 0)) return current;
    group.committed.set(name, next);
    this.listener.acknowledged?.(groupName, partition, next);
    return current;
  }

  /** Deals the partitions anew, in any way. */
  rebalance(): void {
    for (const group of this.groups.values()) this.deal(group, true);
  }

  /** Groups read again what they had acknowledged. */
  rewind(): void {
    for (const group of this.groups.values()) {
      this.deal(group);
      for (const [name, next] of group.committed) if (this.world.chance.hit(0.4)) group.committed.set(name, this.world.chance.int(next + 1));
    }
  }

  private deal(group: Group, shuffled = false): void {
    group.generation += 1;
    group.owners.clear();
    const offset = shuffled ? this.world.chance.int(7) : 0;
    for (const name of this.logs.keys()) {
      const readers = group.members.filter((member) => member.topics.includes(name.slice(0, name.lastIndexOf('/'))));
      const part = Number(name.slice(name.lastIndexOf('/') + 1));
      const owner = readers[(part + offset) % readers.length];
      if (owner) group.owners.set(name, owner.id);
    }
  }

  private shareOf(group: Group, id: string): Share {
    const partitions = [...group.owners].filter(([, owner]) => owner === id).map(([name]) => {
      const slash = name.lastIndexOf('/');
      return { topic: name.slice(0, slash), partition: Number(name.slice(slash + 1)) };
    });
    return { generation: group.generation, partitions };
  }
}
