import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase } from '@tinhso/testing';
import { GroupedReads, migrate, PgTransactionRunner, PlatformTables1764000000000, provision, serviceDatabase } from '../src/index.js';
import type { Change } from '../src/index.js';

const oneEach = (name: string, table: string, columns: string, rows: readonly object[]): Change => ({
  name, expectRows: 'each', joinable: true, values: [JSON.stringify(rows)],
  text: `insert into ${table} select * from jsonb_to_recordset($1::jsonb) as r (${columns}) returning 1`,
});
const thing = (id: string, word = 'x'): Change => oneEach('thing', 'thing', 'id text, word text', [{ id, word }]);
const note = (id: string): Change => ({
  name: 'note', after: 'thing', joinable: true, values: [JSON.stringify([{ thing_id: id }, { thing_id: id }])],
  text: 'insert into note select * from jsonb_to_recordset($1::jsonb) as n (thing_id text) where exists (select from {{after}}) returning 1',
});

describe('writes of many at once', () => {
  let pool: pg.Pool;
  let drop: () => Promise<void>;
  let sent = 0;
  const runner = (): PgTransactionRunner => new PgTransactionRunner(() => pool);
  const count = async (table: string): Promise<number> => (await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0;
  const write = (id: string, word?: string): Promise<void> => runner().run(async (tx) => { tx.add(thing(id, word)); tx.add(note(id)); });

  beforeAll(async () => {
    const database = await testDatabase();
    await provision(database.adminUrl, database.secret, ['writes']);
    const service = serviceDatabase(database.adminUrl, database.secret, 'writes');
    await migrate({ database: service, migrations: [PlatformTables1764000000000] });
    const migrator = new pg.Client({ connectionString: service.migratorUrl, options: `-c search_path=${service.schema}` });
    await migrator.connect();
    await migrator.query(`create table thing (id text primary key, word text not null check (word <> 'bad'));
      create table note (thing_id text not null references thing)`);
    await migrator.end();
    pool = new pg.Pool({ connectionString: service.appUrl, options: `-c search_path=${service.schema}`, max: 5 });
    pool.on('error', () => undefined);
    pool.on('acquire', () => { sent += 1; });
    drop = async () => { await pool.end(); await database.drop(); };
  }, 60_000);
  afterAll(() => drop());
  beforeEach(async () => { await pool.query('delete from note'); await pool.query('delete from thing'); });

  it('share transactions, and every row of everybody is there', async () => {
    const one = new PgTransactionRunner(() => pool);
    sent = 0;
    await Promise.all(Array.from({ length: 100 }, (_, n) => one.run(async (tx) => { tx.add(thing(`t-${n}`)); tx.add(note(`t-${n}`)); })));
    expect(sent).toBeLessThan(20);
    expect([await count('thing'), await count('note')]).toEqual([100, 200]);
  });

  it('have each their own outcome: the refused alone are refused, and nothing of theirs is kept', async () => {
    const one = new PgTransactionRunner(() => pool);
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, n) =>
      one.run(async (tx) => { tx.add(thing(n % 20 === 7 ? 'same' : `t-${n}`, n === 13 ? 'bad' : 'x')); tx.add(note(n % 20 === 7 ? 'same' : `t-${n}`)); })));
    const refused = outcomes.flatMap((outcome, n) => (outcome.status === 'rejected' ? [n] : []));
    expect(refused).toHaveLength(3);
    expect(refused).toContain(13);
    expect([await count('thing'), await count('note')]).toEqual([57, 114]);
  });

  it('roll back together with a change that writes too few rows', async () => {
    const short: Change = { ...oneEach('short', 'thing', 'id text, word text', [{ id: 'a', word: 'x' }]), text: 'insert into thing select id, word from jsonb_to_recordset($1::jsonb) as r (id text, word text) where false returning 1' };
    await expect(runner().run(async (tx) => { tx.add(short); })).rejects.toMatchObject({ kind: 'version-mismatch' });
    await expect(write('b', 'bad')).rejects.toMatchObject({ code: '23514' });
    expect(await count('thing')).toBe(0);
  });

  it('read by key together, each its own rows; a malformed key is the fault of its reader alone', async () => {
    await pool.query(`insert into thing values ('a', 'one'), ('b', 'two')`);
    const reads = new GroupedReads<{ id: string; word: string }>(() => pool, { name: 'things', text: 'select id, word from thing where id = any($1::text[])', keyOf: ({ id }) => id });
    expect(await Promise.all(['a', 'none', 'b', 'a'].map(async (key) => (await reads.of(key)).map(({ word }) => word)))).toEqual([['one'], [], ['two'], ['one']]);
    const byNumber = new GroupedReads<{ n: string }>(() => pool, { name: 'numbers', text: 'select n::text from unnest($1::text[]) as t(x) cross join lateral (select x::int as n) as i', keyOf: ({ n }) => n });
    const [good, bad] = await Promise.allSettled([byNumber.of('1'), byNumber.of('one')]);
    expect([good?.status, bad?.status]).toEqual(['fulfilled', 'rejected']);
  });
});
