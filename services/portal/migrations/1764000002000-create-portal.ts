import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions, log-ins under way and drafts: what the web has to remember, all of it encrypted and all of it passing. */
export class CreatePortal1764000002000 implements MigrationInterface {
  readonly name = 'CreatePortal1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session (
        id_hash text primary key,
        version int not null,
        sealed bytea not null,
        seen_at timestamptz not null,
        expires_at timestamptz not null
      )`);
    await runner.query('create index session_expiry on session (expires_at)');
    await runner.query(`
      create table login_attempt (
        state_hash text primary key,
        browser_hash text not null,
        sealed bytea not null,
        expires_at timestamptz not null
      )`);
    await runner.query('create index login_attempt_expiry on login_attempt (expires_at)');
    await runner.query(`
      create table draft (
        id uuid primary key,
        owner_id text not null,
        procedure_code text not null,
        revision int not null,
        sealed bytea not null,
        dossier_id uuid,
        updated_at timestamptz not null,
        expires_at timestamptz not null
      )`);
    await runner.query('create unique index draft_one_open on draft (owner_id, procedure_code) where dossier_id is null');
    await runner.query('create index draft_expiry on draft (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table draft');
    await runner.query('drop table login_attempt');
    await runner.query('drop table session');
  }
}
