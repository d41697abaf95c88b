import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { Deed, PortalRecords, PortalRecordSource } from '../../ports/portal-records.js';
import { dossierColumns, toDossier } from './dossier.row.js';
import type { DossierRow } from './dossier.row.js';

interface RecordRow extends DossierRow {
  answers: Record<string, unknown>;
  papers: PortalRecordSource['papers'] | null;
  deeds: (Omit<Deed, 'items'> & { items: readonly string[] | null })[] | null;
}

const recordText = `select ${dossierColumns}, answers, (
    select jsonb_agg(jsonb_build_object('type', h.type, 'at', h.at, 'actorId', h.actor_id, 'items', h.data->'items') order by h.version, h.place)
    from dossier_history h where h.dossier_id = d.id) as deeds, (
    select jsonb_agg(jsonb_build_object('id', p.id, 'paperCode', p.paper_code, 'fileName', u.name) order by p.attached_at, p.id)
    from dossier_paper p join upload u on u.id = p.upload_id where p.dossier_id = d.id) as papers
  from dossier d where id = $1`;

export class PgPortalRecords implements PortalRecords {
  constructor(private readonly pool: () => Pool) {}

  async source(id: string): Promise<PortalRecordSource | undefined> {
    const [row] = await readNamed<RecordRow>(this.pool(), { name: 'dossier_portal_record', text: recordText, values: [id] });
    if (!row) return undefined;
    const deeds = (row.deeds ?? []).map(({ items, at, ...deed }): Deed => ({ ...deed, at: new Date(at).toISOString(), ...(items ? { items } : {}) }));
    return { dossier: toDossier(row), answers: row.answers, deeds, papers: row.papers ?? [] };
  }
}
