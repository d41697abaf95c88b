import type { MigrationInterface, QueryRunner } from 'typeorm';

const operation = `
  create table event_operation (
    id uuid constraint event_operation_pk primary key,
    kind text not null,
    state text not null default 'running' constraint event_operation_state check (state in ('running', 'finished', 'stopped', 'failed')),
    request jsonb not null,
    actor_id text not null,
    per_second int not null,
    selected bigint not null,
    done bigint not null default 0,
    refused bigint not null default 0,
    outcome jsonb,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    owner text,
    lease_until timestamptz
  )`;

// A whole key, or one event of it where the consumer tolerates gaps.
const item = `
  create table redrive_item (
    ord bigint generated always as identity constraint redrive_item_pk primary key,
    operation_id uuid not null references event_operation,
    consumer text not null,
    topic text not null,
    key text not null,
    partition int,
    position bigint
  )`;

/** What an operator has ordered: re-driving parked events, replaying a log. */
export class EventOperations1764000000006 implements MigrationInterface {
  readonly name = 'EventOperations1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table parked_event add column id bigint generated always as identity constraint parked_event_id unique, add column tried_at timestamptz');
    await runner.query('drop index parked_event_key');
    await runner.query('create index parked_event_key on parked_event (consumer, topic, key, position)');
    await runner.query(operation);
    await runner.query(`create index event_operation_running on event_operation (created_at) where state = 'running'`);
    await runner.query('create index event_operation_newest on event_operation (created_at desc, id desc)');
    await runner.query(item);
    await runner.query('create index redrive_item_next on redrive_item (operation_id, ord)');
    await runner.query('create unique index redrive_item_key on redrive_item (consumer, topic, key) where position is null');
    await runner.query('create unique index redrive_item_event on redrive_item (consumer, topic, partition, position) where position is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table redrive_item');
    await runner.query('drop table event_operation');
    await runner.query('drop index parked_event_key');
    await runner.query('create index parked_event_key on parked_event (consumer, topic, key)');
    await runner.query('alter table parked_event drop column id, drop column tried_at');
  }
}
