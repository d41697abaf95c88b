import { newId } from '@tinhso/kernel';
import type { Pool } from 'pg';
import { Bell } from '../bell.js';
import type { Report } from '../reports.js';
import type { SubscribeOptions, Subscription } from '../transport.js';
import { assignedTo, partitionKey } from './assignment.js';
import type { Partition } from './assignment.js';
import type { EmbeddedLog, PartitionHead } from './embedded-log.js';
import { GroupTable } from './group-table.js';
import { PartitionReader } from './partition-reader.js';
import { wakeBus } from './wake-bus.js';

export interface SubscriptionDeps {
  readonly pool: Pool;
  readonly log: EmbeddedLog;
  readonly report: Report;
  readonly leaseMs: number;
}

const impatientMs = 50;

/** One member of a group: joins, takes its share of the partitions, gives back what others should have. */
export class EmbeddedSubscription implements Subscription {
  private readonly me = newId();
  private readonly table: GroupTable;
  private readonly readers = new Map<string, PartitionReader>();
  private readonly leaving = new WeakSet<PartitionReader>();
  private readonly bell = new Bell(5);
  private readonly deaf: (() => void)[];
  private readonly running: Promise<void>;
  private leasedUntil = 0;
  private joined: () => void = () => undefined;
  /** Resolves after the first attempt to join. */
  readonly ready = new Promise<void>((resolve) => { this.joined = resolve; });
  private stopped = false;

  constructor(readonly options: SubscribeOptions, private readonly deps: SubscriptionDeps) {
    this.table = new GroupTable(deps.pool, options.group, this.me, deps.leaseMs);
    this.deaf = [
      wakeBus.onGrown((topic, part) => this.readers.get(partitionKey({ topic, part }))?.poke()),
      wakeBus.onMembersChanged((group) => group === options.group && this.bell.ring()),
    ];
    this.running = this.loop();
  }

  /** The poll's answer. */
  onHeads(heads: readonly PartitionHead[]): void {
    for (const head of heads) this.readers.get(partitionKey(head))?.onHead(head.next);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.deaf.forEach((stopListening) => stopListening());
    this.bell.ring();
    await this.running;
    await Promise.all([...this.readers.values()].map((reader) => reader.stop()));
    await this.table.leave().catch(() => undefined);
    wakeBus.membersChanged(this.options.group);
  }

  private async loop(): Promise<void> {
    for (let first = true; !this.stopped; first = false) {
      let waitMs = this.deps.leaseMs / 3;
      try {
        const settled = await this.takePart();
        if (first) wakeBus.membersChanged(this.options.group);
        if (!settled) waitMs = impatientMs;
      } catch (error) {
        waitMs = Math.min(waitMs, 500);
        this.deps.report({ kind: 'group-failed', error, fields: { group: this.options.group } });
      }
      this.joined();
      await this.bell.wait(waitMs);
    }
  }

  /** False when some of our share is still in another member's hands. */
  private async takePart(): Promise<boolean> {
    const asked = performance.now();
    const members = await this.table.join(this.options.topics);
    const partitions = await this.deps.log.heads(this.options.topics);
    const share = assignedTo(this.me, members, partitions);
    await this.renew(asked);
    this.giveBack(new Set(share.map(partitionKey)));
    const wanted = share.filter((one) => !this.readers.has(partitionKey(one)));
    if (wanted.length === 0 || this.stopped) return true;
    return (await this.take(wanted)) === wanted.length;
  }

  private async renew(asked: number): Promise<void> {
    const read = [...this.readers.values()].map((reader) => reader.claim);
    const ours = new Map((await this.table.renew(read)).map((claim) => [partitionKey(claim), claim.epoch]));
    this.leasedUntil = asked + this.deps.leaseMs;
    for (const [key, reader] of this.readers) {
      if (ours.get(key) !== reader.claim.epoch || reader.stale) this.drop(key, reader);
    }
  }

  private giveBack(share: ReadonlySet<string>): void {
    for (const [key, reader] of this.readers) if (!share.has(key)) this.drop(key, reader);
  }

  /** In the background: a long batch must not keep the other partitions from being renewed. */
  private drop(key: string, reader: PartitionReader): void {
    if (this.leaving.has(reader)) return;
    this.leaving.add(reader);
    void reader.stop()
      .then(() => this.table.release(reader.claim))
      .catch((error: unknown) => this.deps.report({ kind: 'group-failed', error, fields: { group: this.options.group } }))
      .finally(() => {
        if (this.readers.get(key) === reader) this.readers.delete(key);
        wakeBus.membersChanged(this.options.group);
      });
  }

  private async take(wanted: readonly Partition[]): Promise<number> {
    const claims = await this.table.claim(wanted);
    for (const claim of claims) {
      this.readers.set(partitionKey(claim), new PartitionReader(claim, {
        log: this.deps.log, table: this.table, options: this.options, report: this.deps.report,
        leased: () => performance.now() < this.leasedUntil,
      }));
    }
    return claims.length;
  }
}
