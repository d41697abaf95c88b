import pg from 'pg';
import type { Pool } from 'pg';
import type { ServiceDatabase } from '@tinhso/persistence';
import { shadowOf, surviveLoss } from '@tinhso/persistence';
import type { ConsumerDefinition } from '../consumers/consumer-definition.js';
import type { EventTransport } from '../transport.js';
import { EffectedLog } from './effected-log.js';
import type { Exchange, ReadModel, ReplayOutcome } from './read-model.js';
import { ShadowTables } from './shadow-tables.js';
import { ShadowWriter } from './shadow-writer.js';

export interface ReplayDeps {
  readonly database: ServiceDatabase;
  readonly pool: () => Pool;
  readonly transport: Pick<EventTransport, 'progress' | 'read'>;
  readonly typePrefix: string;
}

export interface ReplayControl {
  readonly exchange: Exchange;
  readonly isStale: () => boolean;
  /** Events taken so far, and how many there are by now. */
  readonly progress: (taken: number, of: number) => Promise<void>;
}

/** Little enough to be taken while the live tables stand still. */
const nearEnough = 200;
const writers = 4;

/** Makes the read model of a consumer anew from the log, compares it with the live one and exchanges them in one transaction. */
export class Replay {
  private readonly log: EffectedLog;
  private taken = 0;

  constructor(private readonly definition: ConsumerDefinition, private readonly model: ReadModel, private readonly deps: ReplayDeps) {
    this.log = new EffectedLog(definition, deps.transport, deps.pool, deps.typePrefix);
  }

  /** Undefined when it was told to stop: nothing is exchanged then. Throws `ReplayRefused` when the handler refuses an event. */
  async run(control: ReplayControl): Promise<ReplayOutcome | undefined> {
    const { schema, migratorUrl, appUrl } = this.deps.database;
    const options = `-c search_path=${shadowOf(schema)},${schema},public -c plan_cache_mode=force_generic_plan`;
    const client = new pg.Client({ connectionString: migratorUrl, options });
    const pool = new pg.Pool({ connectionString: appUrl, options, max: writers });
    surviveLoss(pool).on('error', () => undefined);
    client.on('error', () => undefined);
    await client.connect();
    try {
      const tables = new ShadowTables(client, schema, shadowOf(schema), this.model);
      await tables.create();
      const writer = new ShadowWriter(() => pool, this.definition.handle);
      const from = performance.now();
      await this.catchUp(writer, control);
      const seconds = (performance.now() - from) / 1_000;
      return control.isStale() ? undefined : await this.finish(client, tables, writer, control.exchange, this.taken / seconds);
    } finally {
      await client.end();
      await pool.end();
    }
  }

  private async catchUp(writer: ShadowWriter, control: ReplayControl): Promise<void> {
    for (let before = Number.POSITIVE_INFINITY; ;) {
      // The frontier first: what is below it and not parked after it has taken effect.
      const ahead = await this.log.ahead();
      const idle = await this.log.idle();
      const left = ahead.reduce((sum, one) => sum + one.left, 0);
      const of = this.taken + left;
      await writer.apply(await this.log.revived(idle));
      // What comes as fast as it is taken has to wait for the lock: it never gets less by itself.
      if (left <= nearEnough || left > before * 0.8 || control.isStale()) return;
      before = left;
      await Promise.all(ahead.filter((one) => one.left > 0).map(async (place) => {
        for (let rest = place.left; rest > 0 && !control.isStale();) {
          const { events, took } = await this.log.take(place, place.upTo, idle);
          if (took === 0) return;
          await writer.apply(events);
          rest -= took;
          this.taken += took;
          await control.progress(this.taken, of);
        }
      }));
    }
  }

  /** Under the lock nothing of the group can take effect: what is in the inbox is all there is. */
  private async finish(client: pg.Client, tables: ShadowTables, writer: ShadowWriter, exchange: Exchange, rate: number): Promise<ReplayOutcome> {
    await client.query('begin');
    try {
      await client.query(`set local lock_timeout = '20s'`);
      await tables.lockLive();
      const idle = await this.log.idle();
      await writer.apply(await this.log.revived(idle));
      for (const place of await this.log.ahead()) {
        for (let rest = place.left; rest > 0;) {
          const { events, took } = await this.log.take(place, place.upTo, idle);
          await writer.apply(events);
          this.taken += took;
          rest -= Math.max(took, 1);
        }
        const beyond = await this.log.effectedBeyond(place, idle);
        await writer.apply(beyond);
        this.taken += beyond.length;
      }
      const compared = await tables.compare();
      const equal = compared.every(({ rows, checksum }) => rows.live === rows.rebuilt && checksum.live === checksum.rebuilt);
      const exchanged = this.model.keptBecause === undefined && (exchange === 'always' || (exchange === 'when-equal' && equal));
      if (exchanged) await tables.exchange();
      else if (equal) await tables.drop();
      await client.query('commit');
      const left = !exchanged && !equal ? { left: shadowOf(this.deps.database.schema) } : {};
      return { events: this.taken, eventsPerSecond: Math.round(rate), tables: compared, equal, exchanged, ...left };
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  }
}
