import { eventMigrations } from '@tinhso/events';
import { migrate, PlatformTables1764000000000, provision, serviceDatabase, surviveLoss } from '@tinhso/persistence';
import { testDatabase } from '@tinhso/testing';
import pg from 'pg';

const tables = `
  create table aggregate (id text primary key, version int not null, published int not null);
  create table effect (consumer text not null, event_id text not null, subject text not null, sequence int not null, at bigint generated always as identity)`;

/** A service's schema on a real PostgreSQL, with the tables that the changes of the simulation write. */
export async function simulatedService(): Promise<{ readonly pool: pg.Pool; drop(): Promise<void> }> {
  const { adminUrl, secret, drop } = await testDatabase();
  await provision(adminUrl, secret, ['simulated']);
  const database = serviceDatabase(adminUrl, secret, 'simulated');
  await migrate({ database, migrations: [PlatformTables1764000000000, ...eventMigrations] });
  const migrator = new pg.Client({ connectionString: database.migratorUrl, options: `-c search_path=${database.schema}` });
  await migrator.connect();
  await migrator.query(tables);
  await migrator.end();
  const pool = new pg.Pool({ connectionString: database.appUrl, options: `-c search_path=${database.schema},public`, max: 20 });
  pool.on('error', () => undefined);
  surviveLoss(pool);
  return { pool, drop: async () => { await pool.end(); await drop(); } };
}
