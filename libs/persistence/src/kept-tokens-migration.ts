import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A repeated command is answered with the version token of the first, too. */
export class KeptTokens1764000000005 implements MigrationInterface {
  readonly name = 'KeptTokens1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency_key add column token text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency_key drop column token');
  }
}
