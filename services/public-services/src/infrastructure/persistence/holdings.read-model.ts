import type { Pool } from 'pg';
import type { Visible } from '@tinhso/auth';
import { readNamed } from '@tinhso/persistence';
import type { Asked, Holding } from '../../ports/dossier-lists.js';
import { visibleText, visibleValues } from './dossier-queues.js';

const movable = `business in ('accepted', 'processing')`;

/** Who holds what, for moving the work of somebody absent; served by the index of `mine`. */
export class PgHoldings {
  constructor(protected readonly pool: () => Pool) {}

  async holdings(visible: Visible, { at }: Asked): Promise<readonly Holding[]> {
    return readNamed<Holding>(this.pool(), {
      name: 'dossier_holdings',
      text: `select assignee_id as "officerId", count(*)::int as held, (count(*) filter (where due_current < $5::timestamptz))::int as late
             from dossier where ${movable} and assignee_id is not null and ${visibleText} group by assignee_id order by held desc, assignee_id`,
      values: [...visibleValues(visible), at.toISOString()],
    });
  }

  async heldBy(officerId: string, visible: Visible): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return readNamed(this.pool(), {
      name: 'dossier_held_by', text: `select id, version from dossier where ${movable} and assignee_id = $5 and ${visibleText} order by due_current, id limit 500`, values: [...visibleValues(visible), officerId],
    });
  }
}
