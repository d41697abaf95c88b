import type pg from 'pg';
import { PgTransactionRunner } from '@tinhso/persistence';
import { ConsumerRunner, fittingContracts } from '@tinhso/events';
import type { EventTransport, SubscribeOptions } from '@tinhso/events';
import { asReceived, fuzzTopic, sound, wantedType } from './fuzzed.ts';
import type { Fate, Fuzzed } from './fuzzed.ts';

const batchSize = 200;
const flows = 5;
const flowing = '01988d2e-7c55-7b1e-8d10-00000000000';
/** One in so many is a sound event of one of a few keys, whose order is watched. */
const flowEvery = 20;

export interface FuzzOutcome {
  readonly parked: number;
  /** What became of something else than it should, by kind. */
  readonly wrong: readonly string[];
  readonly withoutReason: number;
  /** The sequences effected per sound key. */
  readonly flows: readonly (readonly number[])[];
  readonly acknowledged: number;
  readonly delivered: number;
}

/** Hands messages over as any transport might, the ones that no transport here would take too. */
class HandDelivery {
  private onBatch?: SubscribeOptions['onBatch'];
  acknowledged = -1;
  readonly transport = {
    ensureTopics: () => Promise.resolve(),
    subscribe: ({ onBatch }: SubscribeOptions) => {
      this.onBatch = onBatch;
      return Promise.resolve({ stop: () => Promise.resolve() });
    },
  } as unknown as EventTransport;

  async deliver(messages: readonly Fuzzed[], from: number): Promise<void> {
    await this.onBatch?.({ topic: fuzzTopic, partition: 0, messages: messages.map(({ message }, n) => asReceived(message, from + n)) }, {
      acknowledge: (position) => { this.acknowledged = Math.max(this.acknowledged, position); }, heartbeat: () => Promise.resolve(), isStale: () => false,
    });
  }
}

/** Delivers wrong and right messages to a consumer of one type and says what became of each. */
export class FuzzRun {
  private readonly pool: pg.Pool;
  private readonly group: string;
  private readonly hand = new HandDelivery();
  private readonly sequences = Array.from({ length: flows }, () => 0);
  private readonly flowed: number[][] = [];
  private readonly runner: ConsumerRunner;
  private position = 0;

  constructor(pool: pg.Pool, group: string) {
    this.pool = pool;
    this.group = group;
    this.runner = new ConsumerRunner({ transport: this.hand.transport, pool: () => pool, transactions: new PgTransactionRunner(() => pool), backOff: { firstMs: 1, capMs: 2 } });
  }

  async start(): Promise<void> {
    await this.runner.start([fittingContracts({ group: this.group, topics: [fuzzTopic], types: [wantedType], kind: 'reaction', handle: (event, tx) => {
      tx.add({ name: 'effect', text: 'insert into effect (event_id, subject, sequence) values ($1, $2, $3) returning event_id', values: [`${event.position}`, event.subject, event.sequence] });
      this.flowed[this.keyOf(event.subject)]?.push(event.sequence);
      return Promise.resolve();
    } })]);
  }

  /** Takes the rows of earlier calls away first, so that a long run measures the process and not the table. */
  async feed(messages: readonly Fuzzed[]): Promise<FuzzOutcome> {
    await this.pool.query('delete from effect; delete from parked_event; delete from inbox');
    const from = this.position;
    const before = [...this.sequences];
    this.flowed.splice(0, flows, ...before.map((): number[] => []));
    const all = messages.map((one, n) => (n % flowEvery === 0 && !one.what.includes('larger') ? this.flow(n / flowEvery % flows) : one));
    for (let at = 0; at < all.length; at += batchSize) await this.hand.deliver(all.slice(at, at + batchSize), from + at);
    this.position += all.length;
    return this.judge(all, from, before);
  }

  private keyOf(subject: string): number {
    return subject.startsWith(flowing) ? Number(subject.slice(flowing.length)) : -1;
  }

  private flow(key: number): Fuzzed {
    this.sequences[key] = (this.sequences[key] as number) + 1;
    return { what: 'is sound', fate: 'effect', message: sound(`${flowing}${key}`, this.sequences[key]) };
  }

  private async judge(all: readonly Fuzzed[], from: number, before: readonly number[]): Promise<FuzzOutcome> {
    const effects = await this.pool.query<{ position: string }>('select event_id as position from effect');
    const parked = await this.pool.query<{ position: string; told: boolean }>("select position, error <> '' and reason <> '' as told from parked_event where consumer = $1", [this.group]);
    const fates = new Map<number, Fate>([...effects.rows.map((row): [number, Fate] => [Number(row.position), 'effect']), ...parked.rows.map((row): [number, Fate] => [Number(row.position), 'parked'])]);
    const wrong = all.flatMap(({ what, fate }, n) => ((fates.get(from + n) ?? 'passed') === fate ? [] : [`what ${what}: ${fates.get(from + n) ?? 'passed'} and not ${fate}`]));
    return {
      parked: parked.rows.length, wrong: [...new Set(wrong)], withoutReason: parked.rows.filter(({ told }) => !told).length, delivered: all.length,
      acknowledged: this.hand.acknowledged - from + 1,
      flows: before.map((first, key) => (this.flowed[key] ?? []).map((sequence) => sequence - first)),
    };
  }
}
