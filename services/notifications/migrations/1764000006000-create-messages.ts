import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMessages1764000006000 implements MigrationInterface {
  readonly name = 'CreateMessages1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    // Address and words are there only while a message waits.
    await runner.query(`
      create table message (
        id uuid primary key, event_id text not null, kind text not null, channel text not null, dossier_id uuid not null, status text not null,
        masked_address text not null, address text, subject text, body text, attempts int not null default 0, last_error text,
        queued_at timestamptz not null default now(), next_at timestamptz not null default now(), ended_at timestamptz,
        unique (event_id, channel), check (status = 'waiting' or (address is null and subject is null and body is null))
      )`);
    await runner.query(`create index message_due on message (next_at) where status = 'waiting'`);
    await runner.query('create index message_failed on message (queued_at desc) where last_error is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table message');
  }
}
