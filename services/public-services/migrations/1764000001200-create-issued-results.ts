import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIssuedResults1764000001200 implements MigrationInterface {
  readonly name = 'CreateIssuedResults1764000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table issued_result (
        dossier_id uuid primary key references dossier, agency_code text not null, number text not null, verification_code text not null unique,
        sha256 text not null unique, issued_at timestamptz not null
      )`);
    await runner.query('create index issued_result_number on issued_result (number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table issued_result');
  }
}
