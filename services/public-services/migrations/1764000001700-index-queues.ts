import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  dossier_unpaid: `(agency_code, submitted_at, id) where business = 'submitted' and financial = 'waiting'`,
  dossier_supplement: `(agency_code, submitted_at, id) where business = 'supplement-requested'`,
  dossier_mine: `(assignee_id, due_current, id) where business in ('accepted', 'processing')`,
  dossier_proposed: `(agency_code, due_current, id) where business = 'proposed'`,
  dossier_approved: `(agency_code, due_current, id) where business = 'approved'`,
  dossier_issued: `(agency_code, due_current, id) where business = 'issued'`,
  dossier_received: '(agency_code, accepted_at, id) where accepted_at is not null',
} as const;

/** One index per queue of the desk, each beginning with what the reader is limited to. */
export class IndexQueues1764000001700 implements MigrationInterface {
  readonly name = 'IndexQueues1764000001700';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await runner.query(`create index ${name} on dossier ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await runner.query(`drop index ${name}`);
  }
}
