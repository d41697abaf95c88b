import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every service's schema starts with: the guard of change sets, and the keys of idempotent commands. */
export class PlatformTables1764000000000 implements MigrationInterface {
  readonly name = 'PlatformTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function ensure_rows(actual int, expected int, change text) returns int language plpgsql immutable as $$
      begin
        if actual <> expected then
          raise exception 'change % wrote % rows, expected %', change, actual, expected
            using errcode = 'TS409', constraint = change;
        end if;
        return actual;
      end $$`);
    await runner.query(`
      create table idempotency_key (
        actor_id text not null,
        key text not null,
        operation text not null,
        request_hash text not null,
        status int not null,
        answer jsonb not null,
        created_at timestamptz not null default now(),
        constraint idempotency_key_pk primary key (actor_id, key)
      )`);
    await runner.query('create index idempotency_key_age on idempotency_key (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_key');
    await runner.query('drop function ensure_rows(int, int, text)');
  }
}
