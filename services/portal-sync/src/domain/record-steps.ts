import type { EntryKind, LedgerEntry } from './ledger.js';
import type { PortalRecord, RecordStep } from './portal-record.js';

/** The owning service's name of what an entry tells. */
const domainTypes: Readonly<Record<EntryKind, string>> = {
  accepted: 'DossierAccepted', assigned: 'DossierAssigned', 'supplement-requested': 'SupplementRequested', supplemented: 'DossierSupplemented',
  approved: 'DecisionApproved', 'result-issued': 'ResultIssued', 'result-delivered': 'ResultDelivered', 'result-revoked': 'ResultRevoked',
  withdrawn: 'DossierWithdrawn', lapsed: 'DossierLapsed', refused: 'DossierRefused',
};

/** The step of the record that an entry tells of: the same deed at the same instant. */
export const stepOf = ({ steps }: PortalRecord, { kind, at }: LedgerEntry): RecordStep | undefined =>
  steps.find((step) => step.type === domainTypes[kind] && Date.parse(step.at) === Date.parse(at));
