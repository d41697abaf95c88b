import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What public-services must know of a bill: until when it waits for the money. */
export class CreateDossierBills1764000001500 implements MigrationInterface {
  readonly name = 'CreateDossierBills1764000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table dossier_bill (dossier_id uuid primary key references dossier, bill_id uuid not null, expires_at timestamptz not null)');
    await runner.query('create index dossier_bill_expiry on dossier_bill (expires_at)');
    await runner.query(`create index dossier_supplement_expiry on dossier ((casework->'supplement'->>'answerBefore')) where business = 'supplement-requested'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index dossier_supplement_expiry');
    await runner.query('drop table dossier_bill');
  }
}
