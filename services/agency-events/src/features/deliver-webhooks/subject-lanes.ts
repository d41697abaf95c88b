import type { Block, Item } from '../../ports/webhook-log.js';

/** The events of one subject on their way to one receiver, in their order. */
export interface Lane {
  readonly subject: string;
  readonly items: Item[];
  /** More of the subject waits in the database than stands in `items`. */
  partial: boolean;
  /** How many that are. */
  skipped: number;
  /** Something of it is being sent or loaded. */
  busy: boolean;
  queued: boolean;
  /** In milliseconds; nothing is sent before. Infinity: it waits for a person. */
  until: number;
  failures: number;
  since?: Date;
  /** One more was skipped while the lane was being loaded. */
  touched: boolean;
  /** Its events came by themselves, so it may be ahead of what was loaded for all. */
  filled: boolean;
  /** Sequence of the last event that was taken. */
  last: number;
}

const newLane = (subject: string): Lane => ({ subject, items: [], partial: false, skipped: 0, busy: false, queued: false, until: 0, failures: 0, touched: false, filled: false, last: 0 });

/**
 * What stands in memory of a receiver's backlog, one lane for each subject: at most one event of a lane is under way, and a
 * lane that fails lies aside with all its events in the database until its time comes, while the others go on.
 */
export class SubjectLanes {
  private readonly lanes = new Map<string, Lane>();
  private readonly aside = new Set<Lane>();
  private ready: Lane[] = [];
  /** Events in memory. */
  size = 0;
  /** Events of lanes that lie aside or come from there. */
  skipped = 0;

  /** Subjects whose events come by themselves and are not to be loaded with the others. */
  get apart(): readonly string[] {
    return [...this.lanes.values()].filter((lane) => lane.partial || lane.filled).map(({ subject }) => subject);
  }

  /** The others went on without these: what is in the database of them is asked once more. */
  lookAgain(subjects: readonly string[]): void {
    for (const subject of subjects) {
      const lane = this.lane(subject);
      if (lane.partial) continue;
      lane.partial = true;
      this.enqueue(lane);
    }
  }

  get hasReady(): boolean {
    return this.ready.length > 0;
  }

  add(item: Item): void {
    const lane = this.lane(item.event.subject);
    if (lane.partial) {
      lane.skipped += 1;
      lane.touched = true;
      this.skipped += 1;
      return;
    }
    if (item.sequence <= lane.last) return;
    lane.items.push(item);
    lane.last = item.sequence;
    this.size += 1;
    this.enqueue(lane);
  }

  next(): Lane | undefined {
    const lane = this.ready.shift();
    if (lane) {
      lane.queued = false;
      lane.busy = true;
    }
    return lane;
  }

  /** Not sent after all; it stays first in its lane. */
  putBack(lane: Lane, until = 0): void {
    lane.busy = false;
    lane.until = until;
    this.enqueue(lane);
  }

  /** What the database had of a lane; `complete`: there was no more. */
  fill(lane: Lane, items: readonly Item[], complete: boolean): void {
    lane.items.push(...items);
    lane.last = items.at(-1)?.sequence ?? lane.last;
    lane.filled = true;
    this.size += items.length;
    const taken = complete && !lane.touched ? lane.skipped : Math.min(items.length, lane.skipped);
    lane.skipped -= taken;
    this.skipped -= taken;
    lane.partial = !complete || lane.touched;
    lane.touched = false;
  }

  delivered(lane: Lane): void {
    if (lane.items.shift()) this.size -= 1;
    lane.failures = 0;
    lane.since = undefined;
    this.putBack(lane);
  }

  failed(lane: Lane, failures: number, since: Date, until: number): void {
    this.size -= lane.items.length;
    lane.skipped += lane.items.length;
    this.skipped += lane.items.length;
    lane.items.length = 0;
    Object.assign(lane, { partial: true, failures, since });
    this.putBack(lane, until);
  }

  /** Lanes whose time has come may be taken again. */
  wake(now: number): void {
    for (const lane of this.aside) {
      if (lane.until > now) continue;
      this.aside.delete(lane);
      lane.until = 0;
      this.enqueue(lane);
    }
  }

  /** Forgets everything but what is under way, and begins with what the database says of failures. */
  reset(blocks: readonly Block[]): void {
    const busy = [...this.lanes.values()].filter((lane) => lane.busy);
    this.lanes.clear();
    this.aside.clear();
    [this.ready, this.size, this.skipped] = [[], 0, 0];
    for (const lane of busy) {
      Object.assign(lane, { items: [], partial: true, touched: true, skipped: 0, queued: false, last: 0 });
      this.lanes.set(lane.subject, lane);
    }
    for (const { subject, failures, since, nextAt, waiting } of blocks) {
      const lane = this.lane(subject);
      Object.assign(lane, { partial: true, skipped: waiting, failures, since, until: nextAt?.getTime() ?? Infinity });
      this.skipped += waiting;
      this.enqueue(lane);
    }
  }

  private lane(subject: string): Lane {
    const known = this.lanes.get(subject);
    if (known) return known;
    const lane = newLane(subject);
    this.lanes.set(subject, lane);
    return lane;
  }

  private enqueue(lane: Lane): void {
    if (lane.busy || lane.queued || this.lanes.get(lane.subject) !== lane) return;
    if (lane.items.length === 0 && !lane.partial) {
      this.lanes.delete(lane.subject);
      this.aside.delete(lane);
    } else if (lane.until > 0) {
      this.aside.add(lane);
    } else {
      lane.queued = true;
      this.ready.push(lane);
    }
  }
}
