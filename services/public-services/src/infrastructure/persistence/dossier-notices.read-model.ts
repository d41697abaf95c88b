import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { DossierNotices, LastWords, NoticeSource } from '../../ports/dossier-notices.js';
import { dossierColumns, toDossier } from './dossier.row.js';
import type { DossierRow } from './dossier.row.js';

interface NoticeRow extends DossierRow {
  answers: Record<string, unknown>;
  supplement: NonNullable<LastWords['supplement']> | null;
  reason: string | null;
}

// From the history, because the dossier itself may have gone on since the event that is told of.
const noticeText = `select ${dossierColumns}, answers,
    (select h.data from dossier_history h where h.dossier_id = d.id and h.type = 'SupplementRequested' order by h.version desc limit 1) as supplement,
    (select h.data->'reason'->>'text' from dossier_history h
     where h.dossier_id = d.id and h.type in ('DossierRefused', 'ResultRevoked') order by h.version desc limit 1) as reason
  from dossier d where id = $1`;

export class PgDossierNotices implements DossierNotices {
  constructor(private readonly pool: () => Pool) {}

  async source(id: string): Promise<NoticeSource | undefined> {
    const [row] = await readNamed<NoticeRow>(this.pool(), { name: 'dossier_notice', text: noticeText, values: [id] });
    if (!row) return undefined;
    const { answers, supplement, reason } = row;
    return { dossier: toDossier(row), answers, said: { ...(supplement ? { supplement } : {}), ...(reason ? { reason } : {}) } };
  }
}
