import { decided } from './decision.js';
import type { Decision } from './decision.js';
import type { Dossier } from './dossier.js';

/**
 * The money was confirmed: the dossier may be accepted. A dossier that ended in the meantime only remembers it; the
 * payments service owes that money back. Undefined when nothing was waiting for money.
 */
export function paid(dossier: Dossier, billId: string, at: Date): Decision | undefined {
  if (dossier.financial !== 'waiting') return undefined;
  const casework = dossier.business === 'submitted' ? { casework: { ...dossier.casework, waitingSince: at.toISOString() } } : {};
  return decided(dossier, { financial: 'paid', ...casework }, { type: 'DossierPaid', at, data: { billId } });
}
