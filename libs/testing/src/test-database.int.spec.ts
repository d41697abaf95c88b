import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from './index.js';

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};

describe('testDatabase', () => {
  const made: TestDatabase[] = [];
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  it('gives each caller a database of its own', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    made.push(one, two);
    await query(one.adminUrl, 'create table only_here (id int)');
    expect(await query(two.adminUrl, `select to_regclass('only_here') as found`)).toEqual([{ found: null }]);
  });

  it('knows Vietnamese letters and removes diacritics', async () => {
    const database = await testDatabase();
    made.push(database);
    await query(database.adminUrl, 'create extension unaccent');
    expect(await query(database.adminUrl, `select lower('ĐỒNG HỶ') as lower, unaccent('Đăng ký khai sinh') as plain`))
      .toEqual([{ lower: 'đồng hỷ', plain: 'Dang ky khai sinh' }]);
  });

  it('leaves nothing after drop', async () => {
    const database = await testDatabase();
    await database.drop();
    await expect(query(database.adminUrl, 'select 1')).rejects.toThrow(/does not exist/);
  });
});
