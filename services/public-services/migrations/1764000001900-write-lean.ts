import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * History and papers are written in the statement of their dossier or not at all, and a dossier is never deleted: a
 * foreign key would look up once more, for every row, what the statement has just written. That a paper's upload exists
 * is still checked.
 */
export class WriteLean1764000001900 implements MigrationInterface {
  readonly name = 'WriteLean1764000001900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier_history drop constraint dossier_history_dossier_id_fkey');
    await runner.query('alter table dossier_paper drop constraint dossier_paper_dossier_id_fkey');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier_history add foreign key (dossier_id) references dossier');
    await runner.query('alter table dossier_paper add foreign key (dossier_id) references dossier');
  }
}
