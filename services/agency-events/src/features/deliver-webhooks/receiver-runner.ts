import type { Clock } from '@tinhso/kernel';
import { delayAfter, verdictOn } from '../../domain/retry-policy.js';
import type { Attempt, Receivers } from '../../ports/receivers.js';
import type { Backlog, Disablement, Item, Outcome, PersonalData, Served, WebhookLog } from '../../ports/webhook-log.js';
import { messageOf } from './delivery-message.js';
import { RequestRate } from './request-rate.js';
import { SubjectLanes } from './subject-lanes.js';
import type { Lane } from './subject-lanes.js';

export interface RunnerDeps {
  readonly owners: PersonalData;
  readonly log: Pick<WebhookLog, 'waiting' | 'waitingOf'>;
  readonly receivers: Receivers;
  readonly clock: Clock;
  /** Seconds before each attempt. */
  readonly schedule: readonly number[];
  readonly random: () => number;
  /** Resolves once the outcome is committed. */
  readonly record: (outcome: Outcome) => Promise<void>;
  readonly mayStart: () => boolean;
  readonly disable: (id: string, why: Disablement) => void;
  readonly report: (error: unknown) => void;
}

const window = 2_000;
const chunk = 500;
const laneChunk = 50;
/** After so many failures on end, with nothing delivered in between, one request at a time asks whether it is worth while. */
const doubtful = 10;
const ownerAwayMs = 5_000;

/** Delivers one subscription's events. It shares nothing with other receivers but the process. */
export class ReceiverRunner {
  private readonly lanes = new SubjectLanes();
  private rate: RequestRate;
  private loadedTo = 0;
  private more = false;
  private loading = false;
  private generation = 0;
  private underWay = 0;
  private ended = false;
  private throttledUntil = 0;
  private pauses = 0;
  private failuresOnEnd = 0;
  private lastSuccess = 0;
  private whenIdle: (() => void)[] = [];
  /** Planned and not delivered. */
  private outstanding = 0;

  constructor(private served: Served, backlog: Backlog, private readonly deps: RunnerDeps) {
    this.rate = new RequestRate(served.ratePerMinute);
    this.restart(served, backlog);
  }

  /** What waits and could be delivered if the receiver were faster. */
  get waiting(): number {
    return this.outstanding - this.lanes.skipped;
  }

  get idle(): boolean {
    return this.underWay === 0 && !this.loading;
  }

  /** Takes everything anew from the database, but leaves what is under way. */
  restart(served: Served, { waiting, blocks }: Backlog): void {
    if (served.ratePerMinute !== this.served.ratePerMinute) this.rate = new RequestRate(served.ratePerMinute);
    this.served = served;
    this.generation += 1;
    this.lanes.reset(blocks);
    this.throttledUntil = served.throttledUntil?.getTime() ?? 0;
    [this.loadedTo, this.more, this.outstanding, this.ended] = [0, waiting > 0, waiting, false];
    this.go();
  }

  /** Newly planned events, in order. */
  offer(items: readonly Item[]): void {
    this.outstanding += items.length;
    for (const item of items) {
      if (item.sequence <= this.loadedTo) continue;
      if (this.more || this.loading || this.lanes.size >= window) this.more = true;
      else this.take(item);
    }
    this.go();
  }

  /** Time has passed. */
  tick(): void {
    this.go();
  }

  /** Starts nothing more; resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.ended = true;
    if (!this.idle) await new Promise<void>((resolve) => { this.whenIdle.push(resolve); });
  }

  private take(item: Item): void {
    this.loadedTo = item.sequence;
    this.lanes.add(item);
  }

  private go(): void {
    if (this.ended) return;
    const now = this.deps.clock.now().getTime();
    this.lanes.wake(now);
    if (this.more && !this.loading && this.lanes.size < window / 2) void this.guarded(() => this.load());
    const most = this.failuresOnEnd >= doubtful ? 1 : this.served.concurrency;
    while (this.underWay < most && this.lanes.hasReady && now >= this.throttledUntil && this.deps.mayStart() && this.isInForce(now) && this.rate.take(now)) {
      const lane = this.lanes.next();
      if (lane) void this.work(lane);
    }
  }

  private isInForce(now: number): boolean {
    return this.served.validFrom.getTime() <= now && (this.served.validTo === undefined || now < this.served.validTo.getTime());
  }

  private async load(): Promise<void> {
    this.loading = true;
    const { generation } = this;
    const { apart } = this.lanes;
    this.more = false;
    try {
      const items = await this.deps.log.waiting(this.served.id, this.loadedTo, chunk, apart);
      if (generation !== this.generation) return;
      for (const item of items) this.take(item);
      if (items.length > 0) this.lanes.lookAgain(apart);
      if (items.length === chunk) this.more = true;
    } catch (error) {
      this.more = true;
      throw error;
    } finally {
      if (generation !== this.generation) this.more = true;
      this.loading = false;
    }
  }

  private async work(lane: Lane): Promise<void> {
    this.underWay += 1;
    const { generation } = this;
    try {
      if (lane.items.length === 0) await this.fill(lane, generation);
      const [item] = lane.items;
      if (item && generation === this.generation && !this.ended) await this.deliver(lane, item);
      else this.lanes.putBack(lane);
    } catch (error) {
      this.lanes.putBack(lane, this.deps.clock.now().getTime() + ownerAwayMs);
      this.deps.report(error);
    } finally {
      this.underWay -= 1;
      this.settle();
    }
  }

  private async fill(lane: Lane, generation: number): Promise<void> {
    const items = await this.deps.log.waitingOf(this.served.id, lane.subject, laneChunk);
    if (generation === this.generation) this.lanes.fill(lane, items, items.length < laneChunk);
  }

  private async deliver(lane: Lane, item: Item): Promise<void> {
    const now = this.deps.clock.now();
    const asked = this.served;
    const message = await messageOf(this.served, item, this.deps.owners);
    // The owner may have taken its time: what was withdrawn or lost meanwhile is not sent.
    if (this.ended || !this.deps.mayStart()) return this.lanes.putBack(lane);
    const { secrets, ...receiver } = this.served.receiver;
    const attempt = await this.deps.receivers.send({ ...receiver, secrets: secrets.filter(({ validUntil }) => !validUntil || validUntil > now).map(({ secret }) => secret) }, message);
    const at = this.deps.clock.now();
    const verdict = verdictOn({ status: attempt.status, retryAfter: attempt.responseHeaders?.['retry-after'] }, at, this.pauses);
    if (verdict.kind === 'gone' && asked === this.served) this.end('gone');
    if (verdict.kind === 'delivered') await this.succeed(lane, { subscriptionId: this.served.id, item, attempt, at });
    else await this.fail(lane, item, attempt, verdict.kind === 'gone' ? { counts: false } : verdict);
  }

  private async succeed(lane: Lane, outcome: Outcome): Promise<void> {
    await this.deps.record(outcome);
    this.outstanding -= 1;
    [this.pauses, this.failuresOnEnd, this.lastSuccess] = [0, 0, outcome.at.getTime()];
    this.lanes.delivered(lane);
  }

  private async fail(lane: Lane, item: Item, attempt: Attempt, { counts, pauseMs }: { readonly counts: boolean; readonly pauseMs?: number }): Promise<void> {
    const at = this.deps.clock.now();
    const failures = lane.failures + (counts ? 1 : 0);
    const since = lane.since ?? attempt.at;
    const delay = delayAfter(failures, this.deps.schedule, this.deps.random());
    this.failuresOnEnd += 1;
    const doubt = this.failuresOnEnd >= doubtful ? Math.min(5_000 * 2 ** (this.failuresOnEnd - doubtful), 300_000) : 0;
    const pause = Math.max(pauseMs ?? 0, doubt);
    if (pauseMs !== undefined) this.pauses += 1;
    if (pause > 0) this.throttledUntil = Math.max(this.throttledUntil, at.getTime() + pause);
    const nextAt = delay === undefined ? undefined : new Date(at.getTime() + Math.max(delay, pauseMs ?? 0));
    await this.deps.record({
      subscriptionId: this.served.id, item, attempt, at, failed: { failures, since, ...(nextAt ? { nextAt } : {}), error: attempt.error ?? `http-${attempt.status}` },
      ...(pause > 0 ? { throttledUntil: new Date(this.throttledUntil) } : {}),
    });
    this.lanes.failed(lane, failures, since, nextAt?.getTime() ?? Infinity);
    // Nothing at all was delivered while the whole schedule ran: nobody is there.
    if (nextAt === undefined && this.lastSuccess < since.getTime()) this.deps.disable(this.served.id, { reason: 'failing', revision: this.served.revision, unlessDeliveredSince: since });
  }

  private end(reason: string): void {
    this.ended = true;
    this.deps.disable(this.served.id, { reason, revision: this.served.revision });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.deps.report(error);
    } finally {
      this.settle();
    }
  }

  private settle(): void {
    if (this.idle) for (const resolve of this.whenIdle.splice(0)) resolve();
    this.go();
  }
}
