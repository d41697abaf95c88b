import type { BusinessStatus } from './dossier.js';

const percent: Readonly<Record<BusinessStatus, number>> = {
  submitted: 10, 'supplement-requested': 20, accepted: 25, processing: 45, proposed: 65, approved: 80, issued: 95, delivered: 100,
  refused: 100, withdrawn: 100, lapsed: 100,
};
const ends = new Set<BusinessStatus>(['delivered', 'refused', 'withdrawn', 'lapsed']);

/** What a stranger may know: how far, and whether it is over, but not how it ended. */
export const completionOf = (business: BusinessStatus): { readonly completion: number; readonly ended: boolean } => ({ completion: percent[business], ended: ends.has(business) });
