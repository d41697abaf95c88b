export const dossierId = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d';

/** A dossier as the service answers it: submitted, free of charge. */
export const aDossier = (changes: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id: dossierId, requestReference: 'YC-261123-7K3M9P', procedureCode: '1.001193', procedureVersion: 1, agencyCode: '000.00.19.H55', unitCode: 'mot-cua', channel: 'online', business: 'submitted',
  financial: 'none', feeInAdvance: 0, submittedAt: '2026-11-23T01:00:00.000Z', dueProvisional: false, result: 'none', version: 1, answers: { childName: 'Trần An Nhiên' }, papers: [],
  history: [{ type: 'DossierSubmitted', at: '2026-11-23T01:00:00.000Z', version: 1 }], ...changes,
});
