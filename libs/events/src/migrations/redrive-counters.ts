import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each key of a re-drive counts for itself, so that keys do not wait for each other at one counter. */
export class RedriveCounters1764000000007 implements MigrationInterface {
  readonly name = 'RedriveCounters1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table redrive_item add column done int not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table redrive_item drop column done');
  }
}
