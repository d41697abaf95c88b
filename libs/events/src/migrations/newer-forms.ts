import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event says that the newer version of its fact stands right behind it. */
export class NewerForms1764000000008 implements MigrationInterface {
  readonly name = 'NewerForms1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox add column newer_form text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop column newer_form');
  }
}
