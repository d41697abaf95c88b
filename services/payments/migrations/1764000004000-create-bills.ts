import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBills1764000004000 implements MigrationInterface {
  readonly name = 'CreateBills1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bill (
        id uuid primary key, version int not null, published int not null, dossier_id uuid not null unique, request_reference text not null,
        procedure_code text not null, agency_code text not null, channel text not null, amount bigint not null, status text not null,
        issued_at timestamptz not null, expires_at timestamptz not null, paid_at timestamptz, transaction_no text, closed_because text
      )`);
    await runner.query(`create index bill_open on bill (expires_at) where status = 'open'`);
    await runner.query(`
      create table payment_attempt (
        txn_ref text primary key, bill_id uuid not null references bill, opened_at timestamptz not null, expires_at timestamptz not null, outcome text not null
      )`);
    await runner.query('create index payment_attempt_bill on payment_attempt (bill_id, opened_at)');
    // One attempt brings money once, so it can be owed back once.
    await runner.query(`
      create table refund (
        txn_ref text primary key references payment_attempt, bill_id uuid not null references bill, agency_code text not null,
        reason text not null, amount bigint not null, due_since timestamptz not null
      )`);
    await runner.query('create index refund_agency on refund (agency_code, due_since, txn_ref)');
    await runner.query(`
      create table bill_history (
        bill_id uuid not null references bill, version int not null, place int not null, type text not null,
        at timestamptz not null, actor_id text not null, data jsonb not null, primary key (bill_id, version, place)
      )`);
    await runner.query('create table receipt_counter (agency_code text not null, year int not null, last int not null, primary key (agency_code, year))');
    await runner.query(`
      create table receipt (
        bill_id uuid primary key references bill, agency_code text not null, year int not null, number int not null, unique (agency_code, year, number)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['receipt', 'receipt_counter', 'bill_history', 'refund', 'payment_attempt', 'bill']) await runner.query(`drop table ${table}`);
  }
}
