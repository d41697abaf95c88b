import { newId } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Pool } from 'pg';
import { Drafts } from '../../citizen/apply/drafts.js';
import type { Draft } from '../../citizen/apply/drafts.js';
import type { Seal } from '../../session/seal.js';

interface DraftRow {
  readonly id: string; readonly owner_id: string; readonly procedure_code: string; readonly revision: number; readonly sealed: Buffer;
  readonly dossier_id: string | null; readonly updated_at: Date; readonly expires_at: Date;
}
type Content = Pick<Draft, 'answers' | 'agencyCode' | 'papers'>;

const keptMs = 30 * 24 * 3600_000;
const columns = 'id, owner_id, procedure_code, revision, sealed, dossier_id, updated_at, expires_at';

/** Drafts are kept for thirty days after their last change, sealed for their owner. */
export class PgDrafts extends Drafts {
  constructor(private readonly pool: () => Pool, private readonly seal: Seal, private readonly clock: Clock) {
    super();
  }

  async find(ownerId: string, procedureCode: string): Promise<Draft | undefined> {
    const text = `select ${columns} from draft where owner_id = $1 and procedure_code = $2 and expires_at > $3 order by dossier_id is null desc, updated_at desc limit 1`;
    return (await this.rows('draft-find', text, [ownerId, procedureCode, this.clock.now()]))[0];
  }

  open(ownerId: string): Promise<readonly Draft[]> {
    const text = `select ${columns} from draft where owner_id = $1 and dossier_id is null and expires_at > $2 order by updated_at desc limit 100`;
    return this.rows('draft-open', text, [ownerId, this.clock.now()]);
  }

  async begin(ownerId: string, procedureCode: string, agencyCode: string): Promise<Draft> {
    const text = `with old as (delete from draft where expires_at < $5)
      insert into draft (id, owner_id, procedure_code, revision, sealed, updated_at, expires_at) values ($1, $2, $3, 1, $4, $5, $6)
      on conflict (owner_id, procedure_code) where dossier_id is null do update set revision = draft.revision returning ${columns}`;
    const now = this.clock.now();
    const made = await this.rows('draft-begin', text, [newId(), ownerId, procedureCode, this.close({ answers: {}, agencyCode, papers: [] }, ownerId), now, this.until(now)]);
    return made[0] as Draft;
  }

  async save(draft: Draft, change: Content): Promise<Draft | undefined> {
    const text = `update draft set revision = revision + 1, sealed = $3, updated_at = $4, expires_at = $5 where id = $1 and revision = $2 and dossier_id is null returning ${columns}`;
    const now = this.clock.now();
    return (await this.rows('draft-save', text, [draft.id, draft.revision, this.close(change, draft.ownerId), now, this.until(now)]))[0];
  }

  async submitted(draft: Draft, dossierId: string): Promise<void> {
    const empty = this.close({ answers: {}, agencyCode: draft.agencyCode, papers: [] }, draft.ownerId);
    await this.rows('draft-submitted', `update draft set dossier_id = $2, sealed = $3 where id = $1 returning ${columns}`, [draft.id, dossierId, empty]);
  }

  async discard(ownerId: string, procedureCode: string): Promise<void> {
    await this.rows('draft-discard', `delete from draft where owner_id = $1 and procedure_code = $2 and dossier_id is null returning ${columns}`, [ownerId, procedureCode]);
  }

  private async rows(name: string, text: string, values: readonly unknown[]): Promise<Draft[]> {
    return (await readNamed<DraftRow>(this.pool(), { name, text, values })).map((row) => ({
      id: row.id, ownerId: row.owner_id, procedureCode: row.procedure_code, revision: row.revision, updatedAt: row.updated_at.toISOString(), expiresAt: row.expires_at.toISOString(),
      // Drafts from before papers could be sent have none.
      ...({ papers: [], ...(this.seal.open(row.sealed, `draft:${row.owner_id}`) as Partial<Content>) } as Content), ...(row.dossier_id ? { dossierId: row.dossier_id } : {}),
    }));
  }

  private close({ answers, agencyCode, papers }: Content, ownerId: string): Buffer {
    return this.seal.close({ answers, agencyCode, papers }, `draft:${ownerId}`);
  }

  private until(now: Date): Date {
    return new Date(now.getTime() + keptMs);
  }
}
