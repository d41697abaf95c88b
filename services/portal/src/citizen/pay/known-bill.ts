import { DomainError } from '@tinhso/kernel';
import type { Bill, Payments } from '../../api/payments-client.js';
import type { DossierSummary } from '../../api/public-services.js';
import type { Visitor } from '../../web/request.js';

/** What is known of the money of a dossier: its bill, none yet, or nothing because payments do not answer. */
export type KnownBill = Bill | 'preparing' | 'unavailable';

const over = new Set(['refused', 'withdrawn', 'lapsed']);

/** The bill of a dossier that costs something. A dossier's page stays readable while payments are down. */
export async function knownBill(payments: Payments, { id, feeInAdvance, business }: DossierSummary, visitor: Visitor): Promise<KnownBill | undefined> {
  if (feeInAdvance === 0) return undefined;
  const none = over.has(business) ? undefined : 'preparing';
  try {
    return await payments.ofDossier(id, visitor) ?? none;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // A bill that does not know yet what the person has just done is not shown: nobody should pay for what was withdrawn.
    return error.code === 'common/read-behind' ? none : 'unavailable';
  }
}
