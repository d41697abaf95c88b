import { eventMigrations, provisionTransport, transportUrl } from '../src/index.js';
import type { OutgoingEvent } from '../src/index.js';
import { newId } from '@tinhso/kernel';
import { migrate, PlatformTables1764000000000, provision, serviceDatabase, surviveLoss } from '@tinhso/persistence';
import type { ServiceDatabase } from '@tinhso/persistence';
import { testDatabase } from '@tinhso/testing';
import pg from 'pg';

export interface ServiceSchema {
  readonly pool: pg.Pool;
  readonly transportUrl: string;
  readonly database: ServiceDatabase;
  /** DDL in the service's schema. */
  migrate(text: string): Promise<void>;
  /** Ends every connection to the database, as a restart of the server does. */
  cutConnections(): Promise<void>;
  drop(): Promise<void>;
}

const effects = `
  create table aggregate (id text primary key, version int not null);
  create table effect (event_id text not null, subject text not null, sequence int not null, at bigint generated always as identity)`;

/** A service's own schema with the event tables, an aggregate to change and a table of effects, and the embedded transport. */
export async function serviceSchema(): Promise<ServiceSchema> {
  const { adminUrl, secret, drop } = await testDatabase();
  await provision(adminUrl, secret, ['events-test']);
  await provisionTransport(adminUrl, secret);
  const database = serviceDatabase(adminUrl, secret, 'events-test');
  await migrate({ database, migrations: [PlatformTables1764000000000, ...eventMigrations] });
  const ddl = async (text: string): Promise<void> => {
    const migrator = new pg.Client({ connectionString: database.migratorUrl, options: `-c search_path=${database.schema}` });
    await migrator.connect();
    await migrator.query(text).finally(() => migrator.end());
  };
  await ddl(effects);
  const pool = new pg.Pool({ connectionString: database.appUrl, options: `-c search_path=${database.schema}`, max: 20 });
  pool.on('error', () => undefined);
  surviveLoss(pool);
  const cutConnections = async (): Promise<void> => {
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await admin.end();
  };
  return { pool, database, migrate: ddl, transportUrl: transportUrl(adminUrl, secret), cutConnections, drop: async () => { await pool.end(); await drop(); } };
}

export const anEvent = (subject: string, sequence: number, over: Partial<OutgoingEvent> = {}): OutgoingEvent => ({
  id: newId(), type: 'dossier.submitted.v1', subject, sequence, aggregateVersion: sequence, topic: 'events-test.dossier.events',
  data: { sequence, note: 'Hồ sơ' }, time: '2026-11-23T09:00:00+07:00', ...over,
});
