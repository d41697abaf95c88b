import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTransfers1764000003000 implements MigrationInterface {
  readonly name = 'CreateTransfers1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table officer_placement (
        username text primary key, version int not null, placements jsonb not null, changed_at timestamptz not null default now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table officer_placement');
  }
}
