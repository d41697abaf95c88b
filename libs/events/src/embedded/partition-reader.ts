import { defaultBackOff, delayOf, pause } from '../back-off.js';
import { Bell } from '../bell.js';
import type { Report } from '../reports.js';
import type { BatchControl, ReceivedMessage, SubscribeOptions } from '../transport.js';
import type { EmbeddedLog } from './embedded-log.js';
import type { Claim, GroupTable } from './group-table.js';

const batchSize = 200;
const idleMs = 60_000;
const commitMs = 200;

export interface ReaderDeps {
  readonly log: EmbeddedLog;
  readonly table: GroupTable;
  readonly options: SubscribeOptions;
  readonly report: Report;
  /** True while the owner's lease is sure. */
  readonly leased: () => boolean;
}

/** Reads one partition for one owner, batch after batch, until it is told to stop or has lost the partition. */
export class PartitionReader {
  private readonly bell = new Bell(0);
  private readonly running: Promise<void>;
  private next: number;
  private ended = false;
  private committing: Promise<void> = Promise.resolve();
  private observed = 0;
  private beyond = false;

  constructor(readonly claim: Claim, private readonly deps: ReaderDeps) {
    this.next = claim.committed;
    this.running = this.loop();
  }

  /** Says that the partition may have grown. */
  poke(): void {
    this.bell.ring();
  }

  /** The partition's head as a poll found it: wakes the reader when it is behind, or beyond an end that has moved back. */
  onHead(head: number): void {
    // Only a head that was asked for after a position had been reached can show that the position is beyond the end.
    this.beyond = head < this.observed;
    this.observed = this.next;
    if (this.beyond || this.next < head) this.poke();
  }

  get stale(): boolean {
    return this.ended || !this.deps.leased();
  }

  /** Resolves after the batch in hand; what it acknowledged is committed. */
  async stop(): Promise<void> {
    this.ended = true;
    this.bell.ring();
    await this.running;
  }

  private async loop(): Promise<void> {
    for (let failures = 0; !this.stale;) {
      try {
        if (this.beyond) await this.rewind();
        const { topic, part } = this.claim;
        const messages = await this.deps.log.slice(topic, part, this.next, batchSize);
        if (messages.length === 0) await this.bell.wait(idleMs);
        else await this.deliver(messages);
        failures = 0;
      } catch (error) {
        failures += 1;
        this.report(error, failures);
        await pause(delayOf(failures, { ...defaultBackOff, capMs: 5_000 }), () => this.stale);
      }
    }
    this.ended = true;
  }

  private async rewind(): Promise<void> {
    this.deps.report({ kind: 'position-lost', fields: { group: this.deps.options.group, topic: this.claim.topic, partition: this.claim.part, position: this.next } });
    if (!(await this.deps.table.rewind(this.claim))) this.ended = true;
    this.next = 0;
    this.observed = 0;
    this.beyond = false;
  }

  private async deliver(messages: readonly ReceivedMessage[]): Promise<void> {
    let finished = this.next;
    let over = false;
    let due = performance.now() + commitMs;
    const control: BatchControl = {
      acknowledge: (position) => { if (!over) finished = Math.max(finished, position + 1); },
      // In the middle of a long batch too: otherwise a slow handler shows a lag that is long out of date.
      heartbeat: async () => {
        if (performance.now() < due) return;
        due = performance.now() + commitMs;
        await this.commit(finished).catch(() => undefined);
      },
      isStale: () => this.stale,
    };
    try {
      await this.deps.options.onBatch({ topic: this.claim.topic, partition: this.claim.part, messages }, control);
    } finally {
      over = true;
      await this.commit(finished);
    }
    const all = (messages.at(-1) as ReceivedMessage).position + 1;
    if (finished < all && !this.stale) throw new Error('the batch was not finished');
  }

  /** One at a time: a later position must not be overtaken by an earlier one. */
  private commit(finished: number): Promise<void> {
    const turn = this.committing.then(() => this.commitNow(finished));
    this.committing = turn.catch(() => undefined);
    return turn;
  }

  private async commitNow(finished: number): Promise<void> {
    if (finished === this.next) return;
    if (await this.deps.table.commit(this.claim, finished)) this.next = finished;
    else this.ended = true;
  }

  private report(error: unknown, failures: number): void {
    const { topic, part } = this.claim;
    this.deps.report({ kind: 'batch-failed', error, fields: { group: this.deps.options.group, topic, partition: part, failures } });
  }
}
