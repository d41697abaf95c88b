import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The feed numbers events in the order in which they were recorded: dense, and visible in that order. */
export class CreateFeed1764000002000 implements MigrationInterface {
  readonly name = 'CreateFeed1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table feed_head (only_row boolean primary key default true check (only_row), next bigint not null)');
    await runner.query('insert into feed_head (next) values (1)');
    await runner.query(`
      create table feed_entry (
        position bigint primary key, event_id uuid not null unique, type text not null, subject text not null,
        recorded_at timestamptz not null default now(), event jsonb not null
      )`);
    await runner.query('create index feed_entry_subject on feed_entry (subject, position)');
    await runner.query('create index feed_entry_type on feed_entry (type, position)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table feed_entry');
    await runner.query('drop table feed_head');
  }
}
