import pg from 'pg';
import { serviceDatabase } from '@tinhso/persistence';

// One row per partition; its lock lasts until commit, so positions are dense and become visible in order.
const logHead = `
  create table if not exists transport.log_head (
    topic text not null,
    part int not null,
    next bigint not null default 0,
    primary key (topic, part)
  ) with (fillfactor = 50)`;

const log = `
  create table if not exists transport.log (
    topic text not null,
    part int not null,
    pos bigint not null,
    key text not null,
    headers jsonb not null,
    body bytea not null,
    stored_at timestamptz not null default now(),
    primary key (topic, part, pos)
  )`;

const member = `
  create table if not exists transport.member (
    group_name text not null,
    member_id text not null,
    topics text[] not null,
    expires_at timestamptz not null,
    primary key (group_name, member_id)
  )`;

const ownership = `
  create table if not exists transport.ownership (
    group_name text not null,
    topic text not null,
    part int not null,
    owner text,
    epoch bigint not null default 1,
    lease_until timestamptz not null default now(),
    committed bigint not null default 0,
    primary key (group_name, topic, part)
  ) with (fillfactor = 50)`;

// One row per service that publishes: the highest epoch under which it has.
const publisher = `
  create table if not exists transport.publisher (
    name text primary key,
    epoch bigint not null
  ) with (fillfactor = 50)`;

const role = (password: string): string => `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'transport_app') then create role transport_app login; end if;
  end $$;
  alter role transport_app password '${password}';
  grant usage on schema transport to transport_app;
  grant select, insert, update, delete on all tables in schema transport to transport_app;`;

/** Address of the embedded transport below an administrator's address: one role, for the transport's tables only. */
export const transportUrl = (adminUrl: string, secret: string): string => serviceDatabase(adminUrl, secret, 'transport').appUrl;

/** Creates the embedded transport's schema, tables and role as an administrator; safe to repeat. */
export async function provisionTransport(adminUrl: string, secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', ['provision']);
    await client.query('create schema if not exists transport');
    for (const table of [logHead, log, member, ownership, publisher]) await client.query(table);
    await client.query(role(new URL(transportUrl(adminUrl, secret)).password));
  } finally {
    await client.end();
  }
}
