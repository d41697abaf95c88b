import type { BatchControl, ReceivedMessage, SubscribeOptions, Subscription } from '@tinhso/events';
import { partitionName } from './broker.ts';
import type { Broker, PartitionId } from './broker.ts';
import type { SimProcess } from './process.ts';

export interface MemberSettings {
  readonly heartbeatMs: number;
  readonly batch: number;
  /** Never notices in the middle of a batch that the partition has gone. */
  readonly deaf: boolean;
}

class Lost extends Error {}

/** One member of a group: takes its share, reads each partition batch by batch, notices late when it has lost one. */
export class Member implements Subscription {
  private readonly id: string;
  private generation = -1;
  private readonly readers = new Map<string, { stale: boolean; ended: Promise<void> }>();
  private stopped = false;
  private wake: () => void = () => undefined;
  private readonly running: Promise<void>;
  private readonly process: SimProcess;
  private readonly broker: Broker;
  private readonly options: SubscribeOptions;
  private readonly settings: MemberSettings;

  constructor(process: SimProcess, broker: Broker, options: SubscribeOptions, settings: MemberSettings) {
    this.process = process;
    this.broker = broker;
    this.options = options;
    this.settings = settings;
    this.id = `${process.name}/${options.group}`;
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    for (const reader of this.readers.values()) reader.stale = true;
    await this.running;
    await Promise.all([...this.readers.values()].map(({ ended }) => ended));
    await this.process.call<void>('leave', (reply) => { this.broker.leave(this.options.group, this.id); reply(undefined); }).catch(() => undefined);
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      await this.sync().catch(() => undefined);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        this.process.timers.after(this.settings.heartbeatMs, resolve);
      });
    }
  }

  private async sync(): Promise<void> {
    const { group, topics } = this.options;
    const share = await this.process.call<ReturnType<Broker['sync']>>('sync', (reply) => reply(undefined, this.broker.sync(group, this.id, topics)));
    if (this.stopped) return;
    const moved = share.generation !== this.generation;
    this.generation = share.generation;
    const mine = new Map(share.partitions.map((partition) => [partitionName(partition), partition]));
    for (const [name, reader] of this.readers) if (!mine.has(name) || moved) reader.stale = true;
    for (const [name, partition] of mine) if (!this.readers.has(name)) this.start(name, partition);
  }

  private start(name: string, partition: PartitionId): void {
    const reader = { stale: false, ended: Promise.resolve() };
    this.readers.set(name, reader);
    reader.ended = this.read(partition, this.generation, reader).finally(() => {
      if (this.readers.get(name) === reader) this.readers.delete(name);
      this.wake();
    });
  }

  private async read(partition: PartitionId, generation: number, reader: { stale: boolean }): Promise<void> {
    let next: number | undefined;
    while (!reader.stale && !this.stopped) {
      try {
        const from: number = next ?? await this.committed(partition);
        next = from;
        const messages = await this.fetch(partition, from);
        if (messages.length > 0 && !reader.stale) next = await this.deliver(partition, generation, messages, reader);
      } catch (error) {
        if (error instanceof Lost) reader.stale = true;
        next = undefined;
        await new Promise<void>((resolve) => { this.process.timers.after(40, resolve); });
      }
    }
  }

  private committed(partition: PartitionId): Promise<number> {
    return this.process.call('offset', (reply) => reply(undefined, this.broker.committedOf(this.options.group, partition)));
  }

  private fetch(partition: PartitionId, from: number): Promise<readonly ReceivedMessage[]> {
    return this.process.call('fetch', (reply) => this.broker.whenAvailable(partition, from, 1_500, (log) => reply(undefined, log.slice(from, from + this.settings.batch))));
  }

  private async deliver(partition: PartitionId, generation: number, messages: readonly ReceivedMessage[], reader: { stale: boolean }): Promise<number> {
    let finished = (messages[0] as ReceivedMessage).position;
    let told = finished;
    const tell = async (): Promise<void> => {
      const next = finished;
      if (next === told) return;
      if (!(await this.commit(partition, generation, next))) throw new Lost();
      told = next;
    };
    const control: BatchControl = {
      acknowledge: (position) => { finished = Math.max(finished, position + 1); },
      heartbeat: () => (this.process.world.chance.hit(0.25) ? tell().catch((error: unknown) => { if (error instanceof Lost) reader.stale = true; }) : Promise.resolve()),
      isStale: () => !this.settings.deaf && (reader.stale || this.stopped),
    };
    try {
      await this.options.onBatch({ ...partition, messages }, control);
    } finally {
      await tell();
    }
    const all = (messages.at(-1) as ReceivedMessage).position + 1;
    if (finished < all && !reader.stale && !this.stopped) throw new Error('the batch was not finished');
    return finished;
  }

  private commit(partition: PartitionId, generation: number, next: number): Promise<boolean> {
    const { group } = this.options;
    return this.process.call('ack', (reply) => reply(undefined, this.broker.commit(group, this.id, generation, partition, next)), () => `${group} ${partitionName(partition)} ${next}`);
  }
}
