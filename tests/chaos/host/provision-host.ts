import { eventMigrations, provisionTransport } from '@tinhso/events';
import { migrate, PlatformTables1764000000000, provision, serviceDatabase } from '@tinhso/persistence';
import pg from 'pg';
import { schema } from './host-config.ts';

// No constraint on effects: what happens twice must be seen twice.
const tables = `
  create table if not exists aggregate (id text primary key, version int not null);
  create table if not exists effect (
    grp text not null, event_id text not null, subject text not null, sequence int not null,
    at bigint generated always as identity, happened_at timestamptz not null default clock_timestamp(), written_at timestamptz not null)`;

/** The schema of the service under test: the tables of every service, an aggregate, and effects. */
export async function provisionHost(adminUrl: string, secret: string): Promise<void> {
  await provision(adminUrl, secret, [schema]);
  await provisionTransport(adminUrl, secret);
  const database = serviceDatabase(adminUrl, secret, schema);
  await migrate({ database, migrations: [PlatformTables1764000000000, ...eventMigrations] });
  const client = new pg.Client({ connectionString: database.migratorUrl, options: `-c search_path=${schema}` });
  await client.connect();
  await client.query(tables);
  await client.end();
}
