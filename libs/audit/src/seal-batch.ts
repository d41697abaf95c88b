import type { PoolClient } from 'pg';
import type { Anchor } from './anchor-file.js';
import { chainHash, genesis, recordColumns, type RecordText } from './chain.js';

const head = `select s.position::text, encode(s.hash, 'hex') as hash from audit_seal s order by s.position desc limit 1`;
const unsealed = `select ${recordColumns} from audit_record r
  where r.seq > $1 and not exists (select from audit_seal s where s.record_seq = r.seq) order by r.seq limit $2`;
const insert = `insert into audit_seal (position, record_seq, hash)
  select p, s, decode(h, 'hex') from unnest($1::bigint[], $2::bigint[], $3::text[]) as t(p, s, h)`;

/** The last sealed record; position 0 before the first. */
export async function headOf(client: Pick<PoolClient, 'query'>): Promise<Anchor> {
  const { rows } = await client.query<{ position: string; hash: string }>(head);
  return rows[0] ? { position: Number(rows[0].position), hash: rows[0].hash } : { position: 0, hash: genesis };
}

/** Chains up to `limit` unsealed records above the floor onto the head; returns how many. The caller holds the lock. */
export async function sealBatch(client: PoolClient, floor: string, limit: number): Promise<number> {
  const { rows } = await client.query<string[]>({ text: unsealed, values: [floor, limit], rowMode: 'array' });
  if (rows.length === 0) return 0;
  const start = await headOf(client);
  let hash = start.hash;
  const hashes = (rows as RecordText[]).map((record) => (hash = chainHash(hash, record)));
  await client.query(insert, [rows.map((_, index) => start.position + index + 1), rows.map((record) => record[0]), hashes]);
  return rows.length;
}
