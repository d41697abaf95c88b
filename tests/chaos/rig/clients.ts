import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from './history.ts';

/** Sends a command; undefined means later, a text is an answer that no client should get. */
export type Ask = (key: string, subject: string, turn: number) => Promise<Command | string | undefined>;

export interface ClientOptions {
  readonly ask: Ask;
  readonly subjects: number;
  readonly workers: number;
  /** Commands per second of all workers together; as fast as they can when left out. */
  readonly perSecond?: number;
  readonly journal: string;
}

/** A client waits so long for an answer before it asks again. */
export const answerMs = 15_000;

/** Workers that send commands, repeat each under its key until it is answered, and write down on disk what was acknowledged. */
export class Clients {
  private readonly options: ClientOptions;
  private working: Promise<void>[] = [];
  private stopped = false;
  asked = 0;
  acknowledged = 0;
  repeats = 0;
  /** Milliseconds that the slowest command took from its first try to its answer. */
  slowest = 0;

  constructor(options: ClientOptions) {
    this.options = options;
    writeFileSync(options.journal, '');
  }

  start(): void {
    this.working = Array.from({ length: this.options.workers }, (_, worker) => this.work(worker));
  }

  /** Resolves when every command that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.working);
  }

  journal(): Command[] {
    return readFileSync(this.options.journal, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Command);
  }

  private async work(worker: number): Promise<void> {
    const { workers, perSecond, subjects } = this.options;
    const every = perSecond ? (1000 * workers) / perSecond : 0;
    let next = performance.now();
    while (!this.stopped) {
      await this.one(`s${Math.floor(Math.random() * subjects)}`, worker);
      next += every;
      // A backlog from a fault is not made up for: the load stays what it is.
      next = Math.max(next, performance.now() - every);
      await pause(Math.max(0, next - performance.now()));
    }
  }

  private async one(subject: string, worker: number): Promise<void> {
    const [key, from] = [randomUUID(), performance.now()];
    this.asked += 1;
    for (let attempt = 0; ; attempt += 1) {
      const command = await this.send(key, subject, worker + attempt);
      if (command) {
        appendFileSync(this.options.journal, `${JSON.stringify(command)}\n`);
        this.acknowledged += 1;
        this.slowest = Math.max(this.slowest, performance.now() - from);
        return;
      }
      this.repeats += 1;
      await pause(Math.min(1000, 20 * 2 ** attempt));
    }
  }

  private async send(key: string, subject: string, turn: number): Promise<Command | undefined> {
    try {
      const answer = await this.options.ask(key, subject, turn);
      if (typeof answer !== 'string') return answer;
      this.refusals.add(answer);
    } catch {
      // The outcome is unknown: the same key finds out.
    }
    return undefined;
  }

  /** Answers that were neither the result nor "later". */
  readonly refusals = new Set<string>();
}
