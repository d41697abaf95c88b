import { decided } from './decision.js';
import type { Decision } from './decision.js';
import type { Dossier } from './dossier.js';
import { dossierErrors } from './dossier.errors.js';

const beforeDecision = new Set<Dossier['business']>(['submitted', 'supplement-requested', 'accepted', 'processing', 'proposed']);

/** The owner takes the dossier back; possible until a leader has decided. */
export function withdraw(dossier: Dossier, at: Date): Decision {
  if (!beforeDecision.has(dossier.business)) throw dossierErrors('dossier/not-possible-now');
  return decided(dossier, { business: 'withdrawn' }, { type: 'DossierWithdrawn', at, data: {} });
}

/** Nobody paid, or nobody answered, in time. */
export function lapse(dossier: Dossier, reason: 'bill-expired' | 'supplement-unanswered', at: Date): Decision {
  const unpaid = reason === 'bill-expired' && dossier.business === 'submitted' && dossier.financial === 'waiting';
  const unanswered = reason === 'supplement-unanswered' && dossier.business === 'supplement-requested';
  if (!unpaid && !unanswered) throw dossierErrors('dossier/not-possible-now');
  return decided(dossier, { business: 'lapsed' }, { type: 'DossierLapsed', at, data: { reason } });
}
