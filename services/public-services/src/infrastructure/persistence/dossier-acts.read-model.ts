import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { DossierAct, DossierActs } from '../../ports/dossier-acts.js';

interface ActRow {
  at: Date;
  actor_name: string;
  data: Record<string, unknown>;
}

export class PgDossierActs implements DossierActs {
  constructor(private readonly pool: () => Pool) {}

  async last(dossierId: string, type: string): Promise<DossierAct | undefined> {
    const [row] = await readNamed<ActRow>(this.pool(), {
      name: 'dossier_last_act',
      text: 'select at, actor_name, data from dossier_history where dossier_id = $1 and type = $2 order by version desc, place desc limit 1', values: [dossierId, type],
    });
    return row && { at: row.at, actorName: row.actor_name, data: row.data };
  }
}
