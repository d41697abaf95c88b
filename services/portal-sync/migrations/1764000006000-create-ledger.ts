import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger holds codes, times and statuses: no name, number or contact of a person. */
export class CreateLedger1764000006000 implements MigrationInterface {
  readonly name = 'CreateLedger1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier_ledger (
        dossier_id uuid primary key, version int not null, published int not null default 0, agency_code text not null, procedure_code text not null,
        code text, attempts int not null default 0, retry_at timestamptz
      )`);
    await runner.query(`
      create table ledger_entry (
        dossier_id uuid not null references dossier_ledger, sequence bigint not null, kind text not null, status text not null, at timestamptz not null,
        state text not null, facts jsonb not null, finding text, portal_said text, settled_at timestamptz, traceparent text,
        written_at timestamptz not null default now(), primary key (dossier_id, sequence)
      )`);
    await runner.query(`create index ledger_entry_waiting on ledger_entry (written_at, dossier_id) where state = 'waiting'`);
    await runner.query('create table pusher_lease (only_row boolean primary key default true check (only_row), owner uuid not null, expires_at timestamptz not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['pusher_lease', 'ledger_entry', 'dossier_ledger']) await runner.query(`drop table ${table}`);
  }
}
