import { createHmac } from 'node:crypto';
import pg from 'pg';
import { isPostgresError } from './sql-errors.js';

/** Where one service keeps its truth: its schema, and the two roles that may touch it. */
export interface ServiceDatabase {
  readonly schema: string;
  /** DML only. */
  readonly appUrl: string;
  /** DDL on its own schema only. */
  readonly migratorUrl: string;
}

const passwordFor = (secret: string, role: string): string => createHmac('sha256', secret).update(role).digest('hex').slice(0, 32);

const withLogin = (adminUrl: string, user: string, password: string): string => {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  return url.toString();
};

/** The database of a service below an administrator's address; passwords of its roles are derived from the secret. */
export function serviceDatabase(adminUrl: string, secret: string, service: string): ServiceDatabase {
  const schema = service.replaceAll('-', '_');
  const login = (role: string): string => withLogin(adminUrl, role, passwordFor(secret, role));
  return { schema, appUrl: login(`${schema}_app`), migratorUrl: login(`${schema}_migrator`) };
}

const provisionSql = (schema: string, appPassword: string, migratorPassword: string): string => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${schema}_migrator') then create role ${schema}_migrator login; end if;
  if not exists (select from pg_roles where rolname = '${schema}_app') then create role ${schema}_app login; end if;
end $$;
alter role ${schema}_migrator password '${migratorPassword}';
alter role ${schema}_app password '${appPassword}';
create schema if not exists ${schema} authorization ${schema}_migrator;
grant usage on schema ${schema} to ${schema}_app;
alter default privileges for role ${schema}_migrator in schema ${schema} grant select, insert, update, delete on tables to ${schema}_app;
alter default privileges for role ${schema}_migrator in schema ${schema} grant usage, select on sequences to ${schema}_app;
`;

/**
 * Creates schemas and roles as an administrator; safe to repeat. Nobody but the two roles may use a service's schema,
 * so connecting as one service and reading another's tables fails in the database itself.
 */
export async function provision(adminUrl: string, secret: string, services: readonly string[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await provisionOnce(adminUrl, secret, services);
    } catch (error) {
      // Roles belong to the server, the lock to a database: two installations may still meet.
      if (!isPostgresError(error) || error.code !== 'XX000' || attempt === 5) throw error;
    }
  }
}

async function provisionOnce(adminUrl: string, secret: string, services: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', ['provision']);
    await client.query('revoke create on schema public from public');
    for (const extension of ['unaccent', 'pg_trgm', 'btree_gist']) await client.query(`create extension if not exists ${extension}`);
    for (const service of services) {
      const schema = service.replaceAll('-', '_');
      await client.query(provisionSql(schema, passwordFor(secret, `${schema}_app`), passwordFor(secret, `${schema}_migrator`)));
    }
  } finally {
    await client.end();
  }
}
