import { dossierLapsed, dossierRefused, dossierSubmitted, dossierWithdrawn } from '@tinhso/contracts';
import type { DataOf } from '@tinhso/contracts';
import type { ConsumerDefinition, IncomingEvent } from '@tinhso/events';
import type { CloseBillUseCase } from './features/close-bill-on-dossier-ended/close-bill.use-case.js';
import type { IssueBillUseCase } from './features/issue-bill-on-dossier-submitted/issue-bill.use-case.js';
import type { Ending } from './domain/settlement.js';
import { systemContext } from './system-context.js';

const endings: Readonly<Record<string, Ending>> = { [dossierRefused.type]: 'refused', [dossierWithdrawn.type]: 'withdrawn', [dossierLapsed.type]: 'lapsed' };

/** One group for both reactions: a dossier's end is never seen before its beginning. */
export const followDossiers = (issue: IssueBillUseCase, close: CloseBillUseCase): ConsumerDefinition => ({
  group: 'payments.dossiers', topics: [dossierSubmitted.topic], types: [dossierSubmitted.type, ...Object.keys(endings)], kind: 'reaction',
  handle: async (event: IncomingEvent, tx) => {
    const ending = endings[event.type];
    if (!ending) return issue.execute(tx, systemContext('bill:issue', event), event.data as DataOf<typeof dossierSubmitted>);
    const { dossierId, reason } = event.data as { dossierId: string; reason?: string };
    return close.execute(tx, systemContext('bill:close', event), { dossierId, ending, unpaid: reason === 'bill-expired' });
  },
});
