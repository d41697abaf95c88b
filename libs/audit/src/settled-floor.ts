import type { PoolClient } from 'pg';

/** The newest record in sight, and which transactions were running then. */
export interface Sight {
  readonly seq: string;
  readonly oldest: string;
  readonly horizon: string;
}

const look = `select coalesce(max(seq), 0)::text as seq, pg_snapshot_xmin(pg_current_snapshot())::text as oldest,
  pg_snapshot_xmax(pg_current_snapshot())::text as horizon from audit_record where seq > $1`;

/**
 * The number up to which every record is sealed and none can appear any more. Records become visible out of order, so
 * a number counts as settled when all transactions of the time it was seen have ended and `settleMs` have passed as
 * well (a number is drawn a moment before its transaction has an id). Not by the wall clock: clocks jump.
 */
export class SettledFloor {
  private held: (Sight & { readonly seenAt: number }) | undefined;

  constructor(private readonly settleMs: number, private floor = '0') {}

  get value(): string {
    return this.floor;
  }

  async look(client: Pick<PoolClient, 'query'>): Promise<Sight> {
    return (await client.query<Sight>(look, [this.floor])).rows[0] as Sight;
  }

  /** To be called when everything visible *after* that look has been sealed. */
  advance(sight: Sight): void {
    const held = this.held;
    if (held && performance.now() - held.seenAt >= this.settleMs && BigInt(sight.oldest) >= BigInt(held.horizon)) {
      this.floor = held.seq;
      this.held = undefined;
    }
    if (!this.held && BigInt(sight.seq) > BigInt(this.floor)) this.held = { ...sight, seenAt: performance.now() };
  }
}
