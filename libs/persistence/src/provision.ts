import { createHmac } from 'node:crypto';
import pg from 'pg';
import { passwordFor, shadowOf } from './service-database.js';
import { isPostgresError } from './sql-errors.js';

const grantsOn = (place: string, schema: string): string => `
create schema if not exists ${place} authorization ${schema}_migrator;
grant usage on schema ${place} to ${schema}_app;
alter default privileges for role ${schema}_migrator in schema ${place} grant select, insert, update, delete on tables to ${schema}_app;
alter default privileges for role ${schema}_migrator in schema ${place} grant usage, select on sequences to ${schema}_app;`;

const provisionSql = (schema: string, appPassword: string, migratorPassword: string): string => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${schema}_migrator') then create role ${schema}_migrator login; end if;
  if not exists (select from pg_roles where rolname = '${schema}_app') then create role ${schema}_app login; end if;
end $$;
alter role ${schema}_migrator password '${migratorPassword}';
alter role ${schema}_app password '${appPassword}';
${grantsOn(schema, schema)}
${grantsOn(shadowOf(schema), schema)}
`;

const extensions = ['unaccent', 'pg_trgm', 'btree_gist'];

const recipeOf = (secret: string, schemas: readonly string[]): string =>
  createHmac('sha256', secret).update([...extensions, ...schemas.map((schema) => provisionSql(schema, '', ''))].join()).digest('hex');

// A server's roles belong to all its databases, so another installation may have changed them since.
const rolesNow = "(select md5(string_agg(rolname || coalesce(rolpassword, ''), ',' order by rolname)) from pg_authid where rolname = any($1))";
const allThere = '(select count(*) from pg_namespace where nspname = any($3)) = cardinality($3)';
const rolesOf = (schemas: readonly string[]): string[] => schemas.flatMap((schema) => [`${schema}_app`, `${schema}_migrator`]);

/** True when this recipe was followed here before and no role has changed since: setting passwords costs the server milliseconds each. */
async function standsAlready(client: pg.Client, recipe: string, schemas: readonly string[]): Promise<boolean> {
  try {
    const { rowCount } = await client.query(`select from provisioning.done where recipe = $2 and roles = ${rolesNow} and ${allThere}`, [rolesOf(schemas), recipe, schemas]);
    return rowCount === 1;
  } catch (error) {
    // The first time there is no such table, and not every administrator may look at passwords.
    if (isPostgresError(error)) return false;
    throw error;
  }
}

async function remember(client: pg.Client, recipe: string, schemas: readonly string[]): Promise<void> {
  try {
    await client.query('create schema if not exists provisioning');
    await client.query('create table if not exists provisioning.done (recipe text primary key, roles text)');
    await client.query(`insert into provisioning.done values ($2, ${rolesNow}) on conflict (recipe) do update set roles = excluded.roles`, [rolesOf(schemas), recipe]);
  } catch (error) {
    if (!isPostgresError(error)) throw error;
  }
}

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
    const names = services.map((service) => service.replaceAll('-', '_'));
    const recipe = recipeOf(secret, names);
    if (await standsAlready(client, recipe, names)) return;
    await client.query('revoke create on schema public from public');
    for (const extension of extensions) await client.query(`create extension if not exists ${extension}`);
    for (const schema of names) await client.query(provisionSql(schema, passwordFor(secret, `${schema}_app`), passwordFor(secret, `${schema}_migrator`)));
    await remember(client, recipe, names);
  } finally {
    await client.end();
  }
}
