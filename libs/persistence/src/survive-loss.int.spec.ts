import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually, testDatabase } from '@tinhso/testing';
import { surviveLoss } from './survive-loss.js';

describe('a connection lost while it is checked out', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => { database = await testDatabase(); }, 60_000);
  afterAll(() => database?.drop());

  it('ends no process; the next query fails and the pool connects anew', async () => {
    const pool = surviveLoss(new pg.Pool({ connectionString: database.adminUrl, max: 2 }));
    pool.on('error', () => undefined);
    const client = await pool.connect();
    const { rows: [own] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const lost = new Promise((resolve) => { client.once('end', resolve); });
    await pool.query('select pg_terminate_backend($1)', [own?.pid]);
    await lost;
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    await eventually(async () => (await pool.query('select 2 as two')).rows[0] as object);
    expect(client.listeners('error').length).toBeLessThanOrEqual(3);
    await pool.end();
  });

  it('adds one listener, however often a connection is used', async () => {
    const pool = surviveLoss(new pg.Pool({ connectionString: database.adminUrl, max: 1 }));
    for (let time = 0; time < 5; time += 1) await pool.query('select 1');
    const client = await pool.connect();
    expect(client.listeners('error')).toHaveLength(1);
    client.release();
    await pool.end();
  });
});
