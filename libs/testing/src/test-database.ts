import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { sharedPostgres } from './shared-postgres.js';

export interface TestDatabase {
  /** Superuser's address of a database that nobody else uses. */
  readonly adminUrl: string;
  /** For `serviceDatabase` and `provision`. The same in every test: roles belong to the server, not to the database. */
  readonly secret: string;
  /** Ends what is connected and removes the database; safe to repeat. */
  drop(): Promise<void>;
}

const asAdmin = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
};

/**
 * A fresh, empty database on `TEST_DATABASE_URL` (a superuser's address) or, without it, on one embedded PostgreSQL that
 * all test processes share and that is started when it is first asked for. Takes about 50 ms once the server is up.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'] ?? await sharedPostgres();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(server, `create database ${name} strategy file_copy`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    adminUrl: url.toString(),
    secret: 'secret-of-tests-only',
    drop: () => asAdmin(server, `drop database if exists ${name} with (force)`),
  };
}
