import type { Pool, PoolClient } from 'pg';
import { appendAnchor, type Anchor } from './anchor-file.js';
import { headOf, sealBatch } from './seal-batch.js';
import { SettledFloor } from './settled-floor.js';

export interface SealerOptions {
  /** Milliseconds between two looks for new records; 500 unless told, which seals within a second. */
  readonly intervalMs?: number;
  /** Milliseconds between two anchors while there is something new; 10,000 unless told. */
  readonly anchorEveryMs?: number;
  /** Milliseconds after which no transaction of a record can be running; 15,000 unless told. */
  readonly settleMs?: number;
  /** A second place for anchors, out of the database's reach. */
  readonly anchorFile?: string;
  readonly onError?: (error: unknown) => void;
}

const lock = `select pg_try_advisory_xact_lock(hashtext('audit-seal:' || current_schema())) as mine, current_schema() as schema`;
const lastAnchor = 'select position::text, settled::text from audit_anchor order by id desc limit 1';
const insertAnchor = `insert into audit_anchor (position, hash, settled) values ($1, decode($2, 'hex'), $3)`;
const batchSize = 5000;

/**
 * Chains the records of one service schema and anchors the head of the chain. Any number may run: an advisory lock lets
 * one work at a time, and each starts from what the database says.
 */
export class Sealer {
  private floor: SettledFloor | undefined;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();
  private stopped = true;
  private anchored = '';
  private anchoredAt = -Infinity;
  private unwritten: { schema: string; anchor: Anchor } | undefined;

  constructor(private readonly pool: () => Pool, private readonly options: SealerOptions = {}) {}

  /** Seals from now on, in the background; errors go to `onError` and the next round tries again. */
  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    const round = async (): Promise<void> => {
      await this.guarded(false);
      if (!this.stopped) this.timer = setTimeout(round, this.options.intervalMs ?? 500).unref();
    };
    void round();
  }

  /** Seals and anchors what is left and ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.guarded(true);
  }

  /** Seals what is visible now and, when asked, anchors the head; returns how many records were sealed. Throws what the database throws. */
  sealNow({ anchor = false } = {}): Promise<number> {
    const turn = this.working.then(() => this.seal(anchor));
    this.working = turn.catch(() => undefined);
    return turn;
  }

  private async guarded(anchor: boolean): Promise<void> {
    try { await this.sealNow({ anchor }); } catch (error) { this.options.onError?.(error); }
  }

  private async seal(anchor: boolean): Promise<number> {
    for (let total = 0; ;) {
      const sealed = await this.inTransaction((client, schema) => this.round(client, schema, anchor));
      await this.writeFile();
      total += sealed ?? 0;
      if (sealed === undefined || sealed < batchSize) return total;
    }
  }

  private async round(client: PoolClient, schema: string, anchorNow: boolean): Promise<number> {
    this.floor ??= await this.restoredFloor(client);
    const sight = await this.floor.look(client);
    const sealed = await sealBatch(client, this.floor.value, batchSize);
    if (sealed < batchSize) {
      this.floor.advance(sight);
      await this.anchor(client, schema, this.floor.value, anchorNow);
    }
    return sealed;
  }

  private async restoredFloor(client: PoolClient): Promise<SettledFloor> {
    const { rows } = await client.query<{ position: string; settled: string }>(lastAnchor);
    if (rows[0]) this.anchored = `${rows[0].position}/${rows[0].settled}`;
    return new SettledFloor(this.options.settleMs ?? 15_000, rows[0]?.settled);
  }

  private async anchor(client: PoolClient, schema: string, settled: string, now: boolean): Promise<void> {
    if (!now && performance.now() - this.anchoredAt < (this.options.anchorEveryMs ?? 10_000)) return;
    const head = await headOf(client);
    const mark = `${head.position}/${settled}`;
    if (head.position === 0 || mark === this.anchored) return;
    await client.query(insertAnchor, [head.position, head.hash, settled]);
    this.anchored = mark;
    this.anchoredAt = performance.now();
    this.unwritten = { schema, anchor: head };
  }

  private async writeFile(): Promise<void> {
    if (!this.unwritten || !this.options.anchorFile) return;
    const { schema, anchor } = this.unwritten;
    await appendAnchor(this.options.anchorFile, schema, anchor, new Date());
    this.unwritten = undefined;
  }

  /** Undefined when another sealer is at work. */
  private async inTransaction<T>(work: (client: PoolClient, schema: string) => Promise<T>): Promise<T | undefined> {
    const client = await this.pool().connect();
    let broken: unknown;
    try {
      await client.query('begin');
      const { rows } = await client.query<{ mine: boolean; schema: string }>(lock);
      const result = rows[0]?.mine ? await work(client, rows[0].schema) : undefined;
      await client.query('commit');
      return result;
    } catch (error) {
      broken = error;
      await client.query('rollback').then(() => { broken = undefined; }, () => undefined);
      // What was rolled back must be seen again: start over from what the database holds.
      this.floor = undefined;
      this.anchored = '';
      throw error;
    } finally {
      client.release(broken instanceof Error);
    }
  }
}
