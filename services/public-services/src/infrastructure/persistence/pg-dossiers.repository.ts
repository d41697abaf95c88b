import { auditChange } from '@tinhso/audit';
import { outboxChange } from '@tinhso/events';
import type { CommandContext } from '@tinhso/service-host';
import type { Tx } from '@tinhso/persistence';
import type { Decision } from '../../domain/decision.js';
import type { Dossier } from '../../domain/dossier.js';
import type { Dossiers } from '../../ports/dossiers.js';
import { publishedEvents } from '../../published/index.js';
import { appendHistory, insertDossier, updateDossier } from './dossier-changes.js';
import { dossierColumns, toDossier } from './dossier.row.js';
import type { DossierRow } from './dossier.row.js';

/** Every decision is kept whole: row, history, events and audit record in the one statement of the unit of work. */
export class PgDossiersRepository implements Dossiers {
  async find(tx: Tx, id: string): Promise<Dossier | undefined> {
    const [row] = await tx.read<DossierRow>({ name: 'dossier_find', text: `select ${dossierColumns} from dossier where id = $1`, values: [id] });
    return row && toDossier(row);
  }

  add(tx: Tx, context: CommandContext, decision: Decision, answers: unknown): void {
    const events = publishedEvents(decision.dossier, decision.events, context.traceparent);
    tx.add(insertDossier(decision.dossier, decision.dossier.published + events.length, answers));
    this.follow(tx, context, decision, events);
  }

  save(tx: Tx, context: CommandContext, decision: Decision): void {
    const events = publishedEvents(decision.dossier, decision.events, context.traceparent);
    tx.add(updateDossier(decision.dossier, decision.dossier.published + events.length));
    this.follow(tx, context, decision, events);
  }

  private follow(tx: Tx, context: CommandContext, { dossier, events }: Decision, outgoing: ReturnType<typeof publishedEvents>): void {
    tx.add(appendHistory(dossier, events, context.actor));
    if (outgoing.length > 0) tx.add(outboxChange(outgoing, 'dossier'));
    const traceId = context.traceparent?.split('-')[1];
    tx.add(auditChange([{
      actorId: context.actor.id, action: context.action, resourceType: 'dossier', resourceId: dossier.id, outcome: 'granted', ...(traceId ? { traceId } : {}),
    }], 'dossier'));
  }
}
