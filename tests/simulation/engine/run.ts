import type { Disturbing, SimProcess } from './process.ts';
import type { FaultKind } from './faults.ts';
import { Broker, partitionName } from './broker.ts';
import { Checks } from './checks.ts';
import { Database } from './database.ts';
import { Replica, rightParts } from './replica.ts';
import type { Parts } from './replica.ts';
import { drawScenario, mainTopic } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { World } from './world.ts';

export interface RunOptions {
  /** At most so many faults in one run. */
  readonly faults?: number;
  readonly traced?: boolean;
  readonly parts?: Partial<Parts>;
  /** Changes what a seed would give; for doubles that need a certain setting. */
  readonly prepare?: (database: Database, scenario: Scenario) => Scenario;
}

export interface Outcome {
  readonly seed: number;
  readonly hash: string;
  readonly violations: readonly string[];
  readonly events: number;
  readonly effects: number;
  readonly parked: number;
  readonly faults: Partial<Record<FaultKind, number>>;
  readonly lines: readonly string[];
}

const chaosMs = 6_000;
const drainMs = 120_000;
const lookMs = 150;

/** One run from a seed: everything starts, goes wrong, heals, drains and is checked. */
export class Run implements Disturbing {
  private readonly world: World;
  private readonly database: Database;
  private readonly broker: Broker;
  private readonly checks: Checks;
  private readonly scenario: Scenario;
  private readonly replicas: Replica[] = [];
  private over = false;
  private readonly seed: number;

  constructor(seed: number, { faults = 9, traced = false, parts = {}, prepare }: RunOptions = {}) {
    this.seed = seed;
    this.world = new World(seed, { faults, traced });
    const drawn = drawScenario(this.world);
    const listener = { committed: (event: never) => this.checks.committed(event), effected: (row: never) => this.checks.effected(row), parked: (row: never) => this.checks.parked(row) };
    this.database = new Database(listener);
    this.scenario = prepare?.(this.database, drawn) ?? drawn;
    this.checks = new Checks(this.world, this.scenario.watched);
    this.broker = new Broker(this.world, { partitions: this.scenario.partitions, sessionMs: 2_000 }, this.checks);
    this.broker.sloppy = this.scenario.sloppy;
    this.broker.fencing = this.scenario.fencing;
    for (const { topics } of this.scenario.consumers) topics.forEach((topic) => this.broker.ensureTopic(topic));
    this.broker.ensureTopic(mainTopic);
    const around = { world: this.world, database: this.database, broker: this.broker, scenario: this.scenario, parts: { ...rightParts, ...parts }, disturbing: this };
    for (let n = 0; n < this.scenario.replicas; n += 1) this.replicas.push(new Replica(n, around));
    for (let n = 0; n < this.scenario.junk; n += 1) this.world.after(this.world.chance.between(0, 600), () => this.broker.append({ topic: mainTopic, key: `junk${n}`, headers: {}, body: Buffer.from('{') }));
    this.world.after(chaosMs, () => this.heal());
    this.world.after(lookMs, () => this.look());
  }

  /** One step; false when the run is over. */
  step(): boolean {
    return !this.over && this.world.step() && !this.over;
  }

  disturb(kind: FaultKind, process: SimProcess): void {
    if (kind === 'database-crash') this.database.crash();
    else if (kind === 'rebalance') this.broker.rebalance();
    else if (kind === 'rewind') this.broker.rewind();
    else this.replicas.find((one) => one.process === process)?.restartGently();
  }

  get outcome(): Outcome {
    const { world, database } = this;
    return {
      seed: this.seed, hash: world.traceHash, violations: world.violations, events: this.checks.events.size, effects: database.effects.length,
      parked: database.parked.length, faults: world.faults.happened, lines: world.lines ?? [],
    };
  }

  private heal(): void {
    this.world.faults.heal();
    this.broker.sloppy = false;
    for (const { process } of this.replicas) process.thaw();
  }

  private look(): void {
    if (this.world.violations.length > 0) return this.end();
    if (this.drained()) {
      this.checks.atTheEnd(this.database.outbox.map(({ event }) => event), this.held());
      return this.end();
    }
    if (this.world.now > drainMs) {
      this.world.violated(`not drained: ${this.undone().join('; ')}`);
      return this.end();
    }
    this.world.after(lookMs, () => this.look());
  }

  private end(): void {
    this.over = true;
  }

  private held(): Set<string> {
    return new Set(this.database.outbox.filter(({ refused }) => refused !== undefined).map(({ event }) => event.subject));
  }

  private drained(): boolean {
    return this.replicas.every((replica) => replica.commandsDone) && this.database.open.size === 0 && this.undone().length === 0;
  }

  private undone(): string[] {
    const held = this.held();
    const waiting = this.database.outbox.filter(({ event }) => !held.has(event.subject)).map(({ event }) => `${event.subject}#${event.sequence} waits`);
    const behind = this.scenario.consumers.flatMap(({ group, topics }) => [...this.broker.logs].flatMap(([name, log]) => {
      const slash = name.lastIndexOf('/');
      const partition = { topic: name.slice(0, slash), partition: Number(name.slice(slash + 1)) };
      if (!topics.includes(partition.topic)) return [];
      const next = this.broker.committedOf(group, partition);
      return next < log.length ? [`${group} is at ${next} of ${log.length} in ${partitionName(partition)}`] : [];
    }));
    const commands = this.replicas.filter((replica) => !replica.commandsDone).map((_, n) => `commands of replica ${n}`);
    return [...waiting, ...behind, ...commands, ...(this.database.open.size > 0 ? [`${this.database.open.size} open transactions`] : [])];
  }
}

/** Runs all of them, many side by side: a turn of the event loop, in which their promises settle, serves one step of each. */
export async function runAll(seeds: Iterable<number>, options: RunOptions = {}, done: (outcome: Outcome) => void = () => undefined, width = 8): Promise<void> {
  const { stackTraceLimit } = Error;
  // Errors are everyday here, and nobody reads where they came from.
  Error.stackTraceLimit = 0;
  try {
    await runSideBySide(seeds, options, done, width);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

async function runSideBySide(seeds: Iterable<number>, options: RunOptions, done: (outcome: Outcome) => void, width: number): Promise<void> {
  const waiting = seeds[Symbol.iterator]();
  const running: Run[] = [];
  for (;;) {
    while (running.length < width) {
      const next = waiting.next();
      if (next.done === true) break;
      running.push(new Run(next.value, options));
    }
    if (running.length === 0) return;
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    for (let at = running.length - 1; at >= 0; at -= 1) {
      const run = running[at] as Run;
      if (run.step()) continue;
      done(run.outcome);
      running.splice(at, 1);
    }
  }
}

export async function runOne(seed: number, options: RunOptions = {}): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  await runAll([seed], options, (outcome) => outcomes.push(outcome));
  return outcomes[0] as Outcome;
}
