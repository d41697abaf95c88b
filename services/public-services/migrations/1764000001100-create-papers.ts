import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePapers1764000001100 implements MigrationInterface {
  readonly name = 'CreatePapers1764000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table upload (
        id uuid primary key, owner_id text not null, file_key text not null unique, name text not null, type text not null,
        size int not null, sha256 text not null, scan text not null, flags jsonb not null, taken_at timestamptz not null
      )`);
    await runner.query(`
      create table dossier_paper (
        id uuid primary key, dossier_id uuid not null references dossier, paper_code text not null, upload_id uuid not null references upload,
        attached_at timestamptz not null
      )`);
    await runner.query('create index dossier_paper_of on dossier_paper (dossier_id)');
    // The name as it was when somebody acted: what is printed on a receipt does not change with a transfer.
    await runner.query(`alter table dossier_history add column actor_name text not null default ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier_history drop column actor_name');
    for (const table of ['dossier_paper', 'upload']) await runner.query(`drop table ${table}`);
  }
}
