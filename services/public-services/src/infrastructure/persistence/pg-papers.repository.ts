import type { Pool } from 'pg';
import { auditChange } from '@tinhso/audit';
import { newId } from '@tinhso/kernel';
import { GroupedReads } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { AttachedPaper, GivenPaper, Upload } from '../../domain/paper.js';
import type { Papers } from '../../ports/papers.js';
import { toPaper } from './upload.row.js';
import type { PaperRow } from './upload.row.js';

const papersText = `select p.dossier_id, p.id, p.paper_code, p.attached_at, u.id as upload_id, u.owner_id, u.file_key, u.name, u.type, u.size, u.sha256, u.scan, u.flags, u.taken_at
  from dossier_paper p join upload u on u.id = p.upload_id where p.dossier_id = any($1::uuid[]) order by p.attached_at, p.id`;

export class PgPapersRepository implements Papers {
  private readonly papers: GroupedReads<PaperRow & { dossier_id: string }>;
  private readonly uploads: GroupedReads<{ id: string; owner_id: string }>;

  constructor(pool: () => Pool) {
    this.papers = new GroupedReads(pool, { name: 'dossier_papers', text: papersText, keyOf: ({ dossier_id: dossierId }) => dossierId });
    this.uploads = new GroupedReads(pool, { name: 'upload_owners', text: 'select id, owner_id from upload where id = any($1::uuid[])', keyOf: ({ id }) => id });
  }

  add(tx: Tx, context: CommandContext, { id, ownerId, file, scan, flags, takenAt }: Upload): void {
    tx.add({
      name: 'upload', expectRows: 1,
      text: `insert into upload (id, owner_id, file_key, name, type, size, sha256, scan, flags, taken_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      values: [id, ownerId, file.key, file.name, file.type, file.size, file.sha256, scan, JSON.stringify(flags), takenAt.toISOString()],
    });
    tx.add(auditChange([{ actorId: context.actor.id, action: context.action, resourceType: 'upload', resourceId: id, outcome: 'granted' }], 'upload'));
  }

  async ownedBy(ownerId: string, uploadIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await Promise.all(uploadIds.map((id) => this.uploads.of(id.toLowerCase())));
    return new Set(uploadIds.filter((_, index) => found[index]?.[0]?.owner_id === ownerId));
  }

  attach(tx: Tx, dossierId: string, papers: readonly GivenPaper[], at: Date): void {
    tx.add({
      name: 'dossier_paper', expectRows: 'each', joinable: true,
      text: `insert into dossier_paper (id, dossier_id, paper_code, upload_id, attached_at)
             select * from jsonb_to_recordset($1::jsonb) as p (id uuid, dossier_id uuid, paper_code text, upload_id uuid, attached_at timestamptz) returning 1`,
      values: [JSON.stringify(papers.map(({ paperCode, uploadId }) => ({
        id: newId(), dossier_id: dossierId, paper_code: paperCode, upload_id: uploadId, attached_at: at.toISOString(),
      })))],
    });
  }

  async ofDossier(dossierId: string): Promise<readonly AttachedPaper[]> {
    const rows = await this.papers.of(dossierId.toLowerCase());
    return rows.map(toPaper);
  }
}
