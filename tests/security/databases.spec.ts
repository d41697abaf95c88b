import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { portalService } from '@tinhso/portal';
import { serviceDatabase } from '@tinhso/persistence';
import { platformOn } from '../support/platform.js';
import type { Platform } from './registry.js';

const noPrivilege = '42501';

/** Grants are made service by service: only all of them in one database show that none reaches too far. */
describe('the database', () => {
  let platform: Platform;
  let names: readonly string[];
  const tables = new Map<string, readonly string[]>();

  const as = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const of = (service: string) => serviceDatabase(platform.database.adminUrl, platform.database.secret, service);
  /** How the database answers each statement: its SQLSTATE, or `done`. */
  const answers = async (client: pg.Client, statements: readonly string[]): Promise<string[]> => {
    const codes = new Set<string>();
    for (const text of statements) codes.add(await client.query(text).then(() => 'done', (error: { code?: string }) => error.code ?? String(error)));
    return [...codes];
  };
  const readings = (service: string): string[] => (tables.get(service) ?? []).map((table) => `select * from ${table} limit 1`);

  beforeAll(async () => {
    platform = await platformOn({ name: 'embedded', kafka: false, keycloak: false });
    names = [...platform.services.map(({ name }) => name), portalService];
    await as(platform.database.adminUrl, async (client) => {
      for (const name of names) {
        const { rows } = await client.query<{ table: string }>('select format(\'%I.%I\', schemaname, tablename) as table from pg_tables where schemaname = $1', [of(name).schema]);
        tables.set(name, rows.map(({ table }) => table));
      }
    });
  }, 90_000);
  afterAll(() => platform?.stop(), 30_000);

  it('lets each service read what is its own, so that the rest means something', async () => {
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      expect(readings(name).length).toBeGreaterThan(0);
      expect(await as(of(name).appUrl, (client) => answers(client, readings(name)))).toEqual(['done']);
    }
  });

  it.each(['appUrl', 'migratorUrl'] as const)('refuses the %s of each service every table of every other', async (role) => {
    const wrong: string[] = [];
    let asked = 0;
    for (const reader of names) {
      await as(of(reader)[role], async (client) => {
        for (const owner of names.filter((name) => name !== reader)) {
          const [first = ''] = tables.get(owner) ?? [];
          const codes = await answers(client, [...readings(owner), `delete from ${first}`, `insert into ${first} default values`, `create table ${of(owner).schema}.planted ()`]);
          asked += 1;
          if (codes.join() !== noPrivilege) wrong.push(`${reader} at ${owner}: ${codes.join()}`);
        }
      });
    }
    expect(asked).toBe(names.length * (names.length - 1));
    expect(wrong).toEqual([]);
  });
});
