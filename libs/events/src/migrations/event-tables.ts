import type { MigrationInterface, QueryRunner } from 'typeorm';

// CACHE 1: a sequence that hands out blocks swaps the events of one aggregate.
const outbox = `
  create table outbox (
    seq bigint generated always as identity (cache 1) constraint outbox_pk primary key,
    id uuid not null,
    topic text not null,
    type text not null,
    subject text not null,
    sequence bigint not null,
    aggregate_version bigint not null,
    time text not null,
    data jsonb not null,
    traceparent text,
    refused text,
    written_at timestamptz not null default now()
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`;

const inbox = `
  create table inbox (
    consumer text not null,
    event_id text not null,
    done_at timestamptz not null default now(),
    constraint inbox_pk primary key (consumer, event_id)
  )`;

const relayLease = `
  create table relay_lease (
    name text constraint relay_lease_pk primary key,
    owner text not null,
    epoch bigint not null,
    expires_at timestamptz not null
  )`;

const parkedEvent = `
  create table parked_event (
    consumer text not null,
    topic text not null,
    partition int not null,
    position bigint not null,
    key text not null,
    event_id text,
    headers jsonb not null,
    body bytea not null,
    reason text not null,
    error text not null,
    attempts int not null,
    parked_at timestamptz not null default now(),
    constraint parked_event_pk primary key (consumer, topic, partition, position)
  )`;

/** Outbox, inbox, the relay's lease and the parking place, in each service's own schema. */
export class EventTables1764000000001 implements MigrationInterface {
  readonly name = 'EventTables1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outbox);
    await runner.query('create index outbox_refused on outbox (topic, subject) where refused is not null');
    await runner.query(inbox);
    await runner.query('create index inbox_age on inbox (done_at)');
    await runner.query(relayLease);
    await runner.query(parkedEvent);
    await runner.query('create index parked_event_key on parked_event (consumer, topic, key)');
    await runner.query('create unique index parked_event_once on parked_event (consumer, event_id) where event_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['parked_event', 'relay_lease', 'inbox', 'outbox']) await runner.query(`drop table ${table}`);
  }
}
