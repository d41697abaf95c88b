import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase } from '@tinhso/testing';
import { provision, serviceDatabase } from '../src/index.js';

describe('provision', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let admin: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  // The stored form of a password has a new salt whenever it is set.
  const stored = async (): Promise<string[]> =>
    (await admin.query<{ rolpassword: string }>("select rolpassword from pg_authid where rolname in ('provisioned_app', 'provisioned_migrator') order by 1")).rows.map(({ rolpassword }) => rolpassword);
  const setUp = (): Promise<void> => provision(database.adminUrl, database.secret, ['provisioned']);
  const appCanConnect = async (): Promise<boolean> => {
    const app = new pg.Client({ connectionString: serviceDatabase(database.adminUrl, database.secret, 'provisioned').appUrl });
    return app.connect().then(() => app.end().then(() => true), () => false);
  };

  it('does nothing the second time, and everything again when a role or a schema is not as it left them', async () => {
    await setUp();
    const first = await stored();
    await setUp();
    expect(await stored()).toEqual(first);
    await admin.query("alter role provisioned_app password 'changed'");
    expect(await appCanConnect()).toBe(false);
    await setUp();
    expect(await appCanConnect()).toBe(true);
    await admin.query('drop schema provisioned');
    await setUp();
    expect((await admin.query("select from pg_namespace where nspname = 'provisioned'")).rowCount).toBe(1);
  });

  it('leaves its notes where no service can read them', async () => {
    const app = new pg.Client({ connectionString: serviceDatabase(database.adminUrl, database.secret, 'provisioned').appUrl });
    await app.connect();
    await expect(app.query('select * from provisioning.done')).rejects.toThrow('permission denied');
    await app.end();
  });
});
