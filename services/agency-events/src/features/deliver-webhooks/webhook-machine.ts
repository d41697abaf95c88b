import type { Backlog, DeliveryLead, Disablement, Head, Planned, Served, WebhookLog } from '../../ports/webhook-log.js';
import { atMost } from './at-most.js';
import { Planner } from './planner.js';
import { ReceiverRunner } from './receiver-runner.js';
import type { RunnerDeps } from './receiver-runner.js';

export interface MachineDeps extends Omit<RunnerDeps, 'disable' | 'mayStart' | 'log'> {
  readonly log: WebhookLog;
  readonly lead: DeliveryLead;
}

export const limits = {
  /** One that follows live and has so much waiting catches up by itself from there on. */
  live: 5_000,
  /** One that catches up is given more only below. */
  catchingUp: 3_000,
  /** So many that catch up are served in one round. */
  perRound: 50,
  /** Reads of backlogs at once. */
  reads: 2,
};

const none: Backlog = { waiting: 0, blocks: [] };

/** Plans and delivers for all subscriptions, as long as this process leads. One round follows another, never two at once. */
export class WebhookMachine {
  private readonly planner: Planner;
  private readonly runners = new Map<string, ReceiverRunner>();
  private readonly known = new Map<string, Served>();
  private readonly disabling = new Map<string, Disablement>();
  private revision = -1;
  private epoch = -1;
  private turn = 0;
  private readonly reads: RunnerDeps['log'];

  constructor(private readonly deps: MachineDeps) {
    this.planner = new Planner(deps.log);
    // However many receivers want to read at once: the doors of the service need connections too.
    const turns = atMost(limits.reads);
    this.reads = { waiting: (...asked) => turns(() => deps.log.waiting(...asked)), waitingOf: (...asked) => turns(() => deps.log.waitingOf(...asked)) };
  }

  /** True when there is more to do at once. */
  async round(): Promise<boolean> {
    if (!await this.deps.lead.hold()) {
      if (this.runners.size > 0) await this.drop();
      return false;
    }
    if (this.epoch !== this.deps.lead.epoch) await this.takeOver();
    const { log } = this.deps;
    for (const [id, why] of this.disabling) {
      await log.disable(id, why);
      this.disabling.delete(id);
    }
    const head = await log.head();
    if (head.revision !== this.revision) {
      await this.refresh(head.revision);
      return true;
    }
    const busy = await this.plan(head);
    for (const runner of this.runners.values()) runner.tick();
    return busy;
  }

  /** Starts nothing more and gives the lead away when nothing is under way. */
  async stop(): Promise<void> {
    await this.drop();
    await this.deps.lead.release();
  }

  private async takeOver(): Promise<void> {
    await this.drop();
    this.epoch = this.deps.lead.epoch;
  }

  private async drop(): Promise<void> {
    await Promise.all([...this.runners.values()].map((runner) => runner.stop()));
    for (const id of this.known.keys()) this.planner.delete(id);
    this.runners.clear();
    this.known.clear();
    [this.revision, this.epoch] = [-1, -1];
  }

  /** Takes over what callers have changed. */
  private async refresh(revision: number): Promise<void> {
    const changed = await this.deps.log.served(this.revision);
    const ended = changed.filter(({ active }) => !active).map(({ id }) => id);
    await Promise.all(ended.map((id) => this.end(id)));
    if (ended.length > 0) await this.deps.log.end(ended);
    const wanted = changed.filter(({ active }) => active);
    const begun = new Set(wanted.length > 0 ? await this.deps.log.begin(wanted.map(({ id }) => id)) : []);
    const backlogs = begun.size > 0 ? await this.deps.log.backlogs([...begun]) : new Map<string, Backlog>();
    for (const served of wanted) {
      if (!begun.has(served.id)) continue;
      this.known.set(served.id, served);
      this.planner.set(served);
      const backlog = backlogs.get(served.id) ?? none;
      const runner = this.runners.get(served.id);
      if (runner) runner.restart(served, backlog);
      else if (backlog.waiting > 0) this.run(served, backlog);
    }
    this.revision = revision;
  }

  private async end(id: string): Promise<void> {
    this.planner.delete(id);
    await this.runners.get(id)?.stop();
    this.runners.delete(id);
    this.known.delete(id);
  }

  private async plan(head: Head): Promise<boolean> {
    let [at, busy] = [head, false];
    if (head.position < head.last) {
      const done = await this.planner.planLive(this.epoch, head);
      if (!done) return this.lookAgain();
      this.hand(done.planned);
      at = { ...head, position: done.to };
      busy = done.to < head.last;
    }
    const slow = [...this.runners].filter(([id, runner]) => runner.waiting > limits.live && this.planner.isLive(id)).map(([id]) => id);
    if (slow.length > 0 && !await this.planner.demote(slow, this.epoch, at)) return this.lookAgain();
    return await this.catchUp(at) || busy;
  }

  private async catchUp(head: Head): Promise<boolean> {
    const all = this.planner.catchingUp;
    const some = all.length <= limits.perRound ? all : [...all, ...all].slice(this.turn % all.length, (this.turn % all.length) + limits.perRound);
    this.turn += some.length;
    let busy = false;
    for (const id of some) {
      if ((this.runners.get(id)?.waiting ?? 0) >= limits.catchingUp) continue;
      const planned = await this.planner.catchUp(id, this.epoch, head);
      if (!planned) return this.lookAgain();
      this.hand(planned);
      busy ||= planned.length > 0;
    }
    return busy;
  }

  /** Somebody changed something, or leads: everything is asked anew before the next step. */
  private lookAgain(): boolean {
    return true;
  }

  private hand(planned: readonly Planned[]): void {
    for (const [id, items] of Map.groupBy(planned, ({ subscriptionId }) => subscriptionId)) {
      const runner = this.runners.get(id);
      const served = this.known.get(id);
      if (runner) runner.offer(items);
      else if (served) this.run(served, none).offer(items);
    }
  }

  private run(served: Served, backlog: Backlog): ReceiverRunner {
    const runner = new ReceiverRunner(served, backlog, {
      ...this.deps, log: this.reads, mayStart: () => this.deps.lead.mayStart, disable: (id, why) => void this.disabling.set(id, why),
    });
    this.runners.set(served.id, runner);
    return runner;
  }
}
