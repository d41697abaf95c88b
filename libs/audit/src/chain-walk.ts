import type { ClientBase } from 'pg';
import { chainHash, genesis, recordColumns, type RecordText } from './chain.js';
import type { Anchor } from './anchor-file.js';
import { faultOf, type ChainFault } from './verification.js';

const page = `select s.position::text, s.record_seq::text, encode(s.hash, 'hex'), ${recordColumns}
  from audit_seal s left join audit_record r on r.seq = s.record_seq where s.position between $1 and $2 order by s.position`;

/** position, record_seq, hash, then the record or nulls */
type SealText = readonly [string, string, string, ...RecordText];

const recordOf = (row: SealText): RecordText => row.slice(3) as RecordText;

const read = async (client: ClientBase, from: number, size: number): Promise<SealText[]> =>
  (await client.query<SealText & unknown[]>({ text: page, values: [from, from + size - 1], rowMode: 'array' })).rows;

/** Does any neighbour, as it is or with this record's number, give the hash that stands here? Then two changed places. */
async function isReordered(client: ClientBase, previous: string, row: SealText): Promise<boolean> {
  const position = Number(row[0]);
  const near = await read(client, Math.max(1, position - 500), 1000);
  return near.some((other) => other[0] !== row[0] && other[3] !== null && (
    chainHash(previous, recordOf(other)) === row[2] || chainHash(previous, [row[1], ...recordOf(other).slice(1)]) === row[2]
  ));
}

export interface Walk {
  readonly head: Anchor;
  readonly fault?: ChainFault;
}

/**
 * Recomputes the chain from the first record to `last` and stops at the first bad one. `onHash` sees each hash in turn.
 * The next page is on its way while one is hashed.
 */
export async function walkChain(client: ClientBase, last: number, onHash: (head: Anchor, seq: string) => ChainFault | undefined, size = 10_000): Promise<Walk> {
  let head: Anchor = { position: 0, hash: genesis };
  let next = read(client, 1, size);
  for (let from = 1; from <= last; from += size) {
    const rows = await next;
    next = from + size <= last ? read(client, from + size, size) : Promise.resolve([]);
    // Whoever stops early leaves a page on its way: it must not become an unhandled rejection.
    next.catch(() => undefined);
    for (let place = from; place <= Math.min(last, from + size - 1); place += 1) {
      const row = rows[place - from];
      if (!row || Number(row[0]) !== place) return { head, fault: faultOf('deleted', place) };
      if (row[3] === null) return { head, fault: faultOf('deleted', place, row[1]) };
      const hash = chainHash(head.hash, recordOf(row));
      if (hash !== row[2]) return { head, fault: faultOf(await isReordered(client, head.hash, row) ? 'reordered' : 'changed', place, row[1]) };
      const previous = head;
      head = { position: place, hash };
      const fault = onHash(head, row[1]);
      if (fault) return { head: previous, fault };
    }
  }
  return { head };
}
