import type { Pool } from 'pg';
import type { Change } from '@tinhso/persistence';
import { delayOf, pause } from '../back-off.js';
import type { ConsumerDefinition } from '../consumers/consumer-definition.js';
import type { ConsumerDeps } from '../consumers/deps.js';
import { EventWork } from '../consumers/event-work.js';
import { inboxChange, isDoneAlready } from '../consumers/inbox.js';
import type { ParkingReason } from '../consumers/ports.js';
import { verdictOn } from '../consumers/verdict.js';
import type { IncomingEvent } from '../incoming-event.js';
import { UnreadableEvent } from '../incoming-event.js';
import { describe } from '../reports.js';
import type { EventOperation } from './event-operation.js';
import { countChange, failedAgainChange, itemGoneChange, NotNext, RedriveTable, standsChange, unparkChange } from './redrive-table.js';
import type { Step } from './redrive-table.js';

type Next = NonNullable<Step['next']>;

/** What became of one parked event, for the audit. */
export interface Redriven {
  readonly operation: EventOperation;
  readonly consumer: string;
  readonly next: Next;
  readonly result: 'effected' | 'effected-before' | 'passed-over' | 'parked-again';
  readonly error?: string;
}

export interface RedriveDeps extends ConsumerDeps {
  readonly pool: () => Pool;
  readonly definitions: () => readonly ConsumerDefinition[];
  /** The record of each event's outcome, committed with it. */
  readonly record: (redriven: Redriven) => Change;
}

/** Drives parked events again: each takes effect once, in the order of its key, or stays parked with its new error. */
export class RedriveWork {
  readonly table: RedriveTable;

  constructor(private readonly deps: RedriveDeps) {
    this.table = new RedriveTable(deps.pool);
  }

  /** One event of some keys, side by side. The number of events; undefined when nothing is left. */
  async round(operation: EventOperation, keys: number, isStale: () => boolean): Promise<number | undefined> {
    const steps = await this.table.next(operation.id, keys);
    if (steps.length === 0) return undefined;
    const driven = steps.map((step) => (step.next ? this.drive(operation, step, step.next, isStale).catch(this.lookAgain) : undefined));
    await Promise.all(driven);
    await this.table.drop(operation.id, steps.map(({ ord }) => ord));
    return driven.filter((one) => one !== undefined).length;
  }

  private readonly lookAgain = (error: unknown): void => {
    if (!(error instanceof NotNext)) throw error;
  };

  private async drive(operation: EventOperation, step: Step, next: Next, isStale: () => boolean): Promise<void> {
    const { consumer, wholeKey } = step;
    const definition = this.deps.definitions().find(({ group }) => group === consumer);
    if (!definition) return this.refuse(operation, step, next, next.reason, `no consumer ${consumer} runs here`, 0);
    const work = new EventWork(definition, this.deps);
    // Parked events are in the inbox already; one that was not readable has no place there yet.
    const claim = ({ id }: IncomingEvent): Change[] => (next.eventId === undefined ? [inboxChange(consumer, id)] : []);
    const done = (result: Redriven['result']): Change[] => [
      unparkChange(consumer, next.message, wholeKey), countChange(step.ord), this.deps.record({ operation, consumer, next, result }),
    ];
    for (let attempt = 1; !isStale(); attempt += 1) {
      try {
        const event: IncomingEvent = work.read(next.message);
        if (work.wants(event)) return await work.takeEffect(event, [...claim(event), ...done('effected')]);
        return await this.commit([...claim(event), ...done('passed-over')]);
      } catch (error) {
        if (error instanceof NotNext) throw error;
        if (isDoneAlready(error)) return this.commit(done('effected-before'));
        const verdict = verdictOn(error);
        if (verdict === 'refuse' || attempt >= this.deps.maxAttempts) return this.refuse(operation, step, next, reasonOf(error, verdict, next), describe(error), attempt);
        await pause(delayOf(attempt, this.deps.backOff, this.deps.timers), isStale, this.deps.timers);
      }
    }
  }

  /** The key stands again, behind its new error; the operation goes on with the others. */
  private refuse(operation: EventOperation, { consumer, ord }: Step, next: Next, reason: ParkingReason, error: string, tries: number): Promise<void> {
    return this.commit([
      failedAgainChange(consumer, next.message, reason, error, tries), standsChange(operation.id, ord), itemGoneChange(ord),
      this.deps.record({ operation, consumer, next, result: 'parked-again', error }),
    ]);
  }

  private commit(changes: readonly Change[]): Promise<void> {
    return this.deps.transactions.run((tx) => {
      for (const change of changes) tx.add(change);
      return Promise.resolve();
    });
  }
}

/** What only has to pass does not become a broken rule because an operator was early. */
const reasonOf = (error: unknown, verdict: ReturnType<typeof verdictOn>, next: Next): ParkingReason =>
  error instanceof UnreadableEvent ? 'unreadable' : verdict === 'refuse' ? 'broken-rule' : verdict === 'wait' && next.reason !== 'behind' ? next.reason : 'failed';
