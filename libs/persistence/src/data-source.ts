import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { EntitySchema, MigrationInterface, MixedList } from 'typeorm';
import { isPostgresError } from './sql-errors.js';
import type { ServiceDatabase } from './service-database.js';
import { surviveLoss } from './survive-loss.js';
import { whenDatabaseAnswers } from './when-database-answers.js';

type EntityList = MixedList<Function | string | EntitySchema>;
type MigrationList = (new () => MigrationInterface)[];

interface Options {
  readonly database: ServiceDatabase;
  readonly entities: EntityList;
  readonly migrations: MigrationList;
  readonly poolSize?: number;
}

// Statements are few and named: planning a folded change set anew costs more than running it. A transaction whose service
// has vanished holds its rows until the server gives it up: sooner than the service, which waits 12 s, asks again.
/** TypeORM on the service's own schema as its app role: no synchronize, no migrations at run time. */
export function createDataSource({ database, entities, poolSize = 10 }: Omit<Options, 'migrations'>): DataSource {
  return new DataSource({
    type: 'postgres', url: database.appUrl, schema: database.schema, entities, synchronize: false, poolSize, installExtensions: false,
    applicationName: database.schema,
    extra: {
      options: `-c search_path=${database.schema},public -c plan_cache_mode=force_generic_plan -c statement_timeout=10000 -c idle_in_transaction_session_timeout=10000`,
      connectionTimeoutMillis: 1500, query_timeout: 12_000, keepAlive: true,
    },
    poolErrorHandler: () => undefined,
  });
}

/** Runs the migrations that are missing as the migrator role under an advisory lock; returns how many. */
export async function migrate({ database, migrations }: Pick<Options, 'database' | 'migrations'>): Promise<number> {
  const source = new DataSource({
    type: 'postgres', url: database.migratorUrl, schema: database.schema, migrations, synchronize: false, poolSize: 1, installExtensions: false,
    migrationsTableName: 'schema_migrations', extra: { options: `-c search_path=${database.schema},public` },
  });
  await source.initialize();
  try {
    await source.query('select pg_advisory_lock(hashtext($1))', [`migrate:${database.schema}`]);
    const done = await source.runMigrations({ transaction: 'each' });
    return done.length;
  } finally {
    await source.destroy();
  }
}

/** The pg pool under TypeORM: named statements go through it, because TypeORM passes no statement name. */
export const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;

/** Connects, and keeps trying for 30 s while the database is still starting or the machine is busy. */
export function openDataSource(options: Omit<Options, 'migrations'>): Promise<DataSource> {
  return whenDatabaseAnswers(async () => {
    const opened = await createDataSource(options).initialize();
    surviveLoss(poolOf(opened));
    return opened;
  });
}

// TypeORM looks at the whole schema before it says that nothing is to be done.
async function allDone(pool: Pool, migrations: MigrationList): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ name: string }>('select name from schema_migrations');
    const done = new Set(rows.map(({ name }) => name));
    return migrations.every((migration) => done.has(migration.name));
  } catch (error) {
    if (isPostgresError(error)) return false;
    throw error;
  }
}

/** Connects as `openDataSource` does and brings the schema up to date; when it is, no other connection is made. */
export async function openMigrated({ migrations, ...options }: Options): Promise<DataSource> {
  const source = await openDataSource(options);
  try {
    await whenDatabaseAnswers(async () => {
      if (!(await allDone(poolOf(source), migrations))) await migrate({ database: options.database, migrations });
    });
    return source;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}
