import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDossiers1764000001000 implements MigrationInterface {
  readonly name = 'CreateDossiers1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier (
        id uuid primary key, version int not null, published int not null, request_reference text not null unique,
        procedure_code text not null, procedure_version int not null, agency_code text not null, unit_code text not null, channel text not null,
        owner_id text not null, owner_kind text not null, submitter_id text not null, business text not null, financial text not null,
        fee_in_advance int not null, submitted_at timestamptz not null, code text unique, accepted_at timestamptz,
        due_original timestamptz, due_current timestamptz, due_provisional boolean not null, result text not null, receiving_officer_id text,
        assignee_id text, result_number text, casework jsonb not null, answers jsonb not null
      )`);
    await runner.query('create index dossier_owner on dossier (owner_id, submitted_at desc, id desc)');
    await runner.query(`create index dossier_waiting on dossier (agency_code, submitted_at, id) where business = 'submitted'`);
    await runner.query(`create index dossier_under_way on dossier (agency_code, due_current, id) where business in ('accepted', 'processing', 'proposed', 'approved')`);
    await runner.query(`
      create table dossier_history (
        dossier_id uuid not null references dossier, version int not null, place int not null, type text not null,
        at timestamptz not null, actor_id text not null, data jsonb not null, primary key (dossier_id, version, place)
      )`);
    await runner.query('create table dossier_code_counter (agency_code text not null, day date not null, last int not null, primary key (agency_code, day))');
    await runner.query('create table result_number_counter (agency_code text, procedure_code text, year int, last int not null, primary key (agency_code, procedure_code, year))');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['result_number_counter', 'dossier_code_counter', 'dossier_history', 'dossier']) await runner.query(`drop table ${table}`);
  }
}
