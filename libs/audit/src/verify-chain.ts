import type { ClientBase, Pool } from 'pg';
import { readAnchors, type Anchor } from './anchor-file.js';
import { walkChain } from './chain-walk.js';
import { headOf } from './seal-batch.js';
import { faultOf, type ChainFault, type Verification } from './verification.js';

interface Options {
  /** The second place of the sealer's anchors; finds what somebody did who could also write the anchor table. */
  readonly anchorFile?: string;
}

const anchorRows = `select position::int8::text as position, encode(hash, 'hex') as hash, settled::text as settled from audit_anchor order by id`;
const strangers = `select min(r.seq) filter (where r.seq <= $1)::text as inserted, count(*) filter (where r.seq > $1)::int as pending
  from audit_record r where not exists (select from audit_seal s where s.record_seq = r.seq)`;

interface Anchors {
  readonly byPosition: ReadonlyMap<number, readonly string[]>;
  readonly count: number;
  readonly furthest: number;
  readonly settled: string;
}

async function anchorsOf(client: ClientBase, file: string | undefined): Promise<Anchors> {
  const { rows } = await client.query<{ position: string; hash: string; settled: string }>(anchorRows);
  const schema = (await client.query<{ schema: string }>('select current_schema() as schema')).rows[0]?.schema ?? '';
  const all: Anchor[] = rows.map(({ position, hash }) => ({ position: Number(position), hash }));
  if (file) all.push(...await readAnchors(file, schema));
  const byPosition = new Map<number, string[]>();
  for (const { position, hash } of all) byPosition.set(position, [...(byPosition.get(position) ?? []), hash]);
  return { byPosition, count: all.length, furthest: Math.max(0, ...byPosition.keys()), settled: rows.at(-1)?.settled ?? '0' };
}

/** Compares each hash with the anchors of its place; after a difference the first suspect follows the last good anchor. */
function anchorCheck(anchors: Anchors): (head: Anchor, seq: string) => ChainFault | undefined {
  let suspect: { position: number; seq: string } | undefined;
  return (head, seq) => {
    suspect ??= { position: head.position, seq };
    const expected = anchors.byPosition.get(head.position);
    if (!expected) return undefined;
    if (expected.some((hash) => hash !== head.hash)) return faultOf('rewritten', suspect.position, suspect.seq);
    suspect = undefined;
    return undefined;
  };
}

async function verify(client: ClientBase, { anchorFile }: Options): Promise<Verification> {
  const anchors = await anchorsOf(client, anchorFile);
  const end = await headOf(client);
  const walk = await walkChain(client, end.position, anchorCheck(anchors));
  const { rows } = await client.query<{ inserted: string | null; pending: number }>(strangers, [anchors.settled]);
  const inserted = rows[0]?.inserted;
  const fault = walk.fault
    ?? (anchors.furthest > end.position ? faultOf('truncated', end.position + 1) : undefined)
    ?? (inserted ? faultOf('inserted', undefined, inserted) : undefined);
  return { ok: !fault, fault, verified: walk.head.position, pending: rows[0]?.pending ?? 0, anchors: anchors.count, head: walk.head };
}

/**
 * Recomputes the whole chain of the schema on the pool's search path, in one snapshot, and compares it with its
 * anchors: finds edits, deletions, insertions, reordering and cut ends, and names the first bad row. Throws when the
 * database or the anchor file cannot be read. The pool's role needs SELECT only.
 */
export async function verifyChain(pool: Pool, options: Options = {}): Promise<Verification> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    return await verify(client, options);
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}
