import { decided } from './decision.js';
import type { Decision } from './decision.js';
import type { Dossier, Reason } from './dossier.js';
import { dossierErrors } from './dossier.errors.js';

/** The result carries the leader's signature and the unit's seal; whether it is in time is judged here, once. */
export function issue(dossier: Dossier, file: { readonly sha256: string; readonly fileId: string }, at: Date): Decision {
  const { resultNumber, dueCurrent } = dossier;
  if (dossier.business !== 'approved' || resultNumber === undefined) throw dossierErrors('dossier/not-possible-now');
  const onTime = dueCurrent === undefined || at <= dueCurrent;
  return decided(
    dossier, { business: 'issued', result: 'valid', casework: { ...dossier.casework, result: { ...file, issuedAt: at.toISOString() } } },
    { type: 'ResultIssued', at, data: { resultNumber, sha256: file.sha256, onTime } },
  );
}

export function deliver(dossier: Dossier, manner: 'electronic' | 'counter', at: Date): Decision {
  if (dossier.business !== 'issued') throw dossierErrors('dossier/not-possible-now');
  return decided(dossier, { business: 'delivered' }, { type: 'ResultDelivered', at, data: { manner } });
}

/** A leader takes an issued result back; its public page says so from this moment. */
export function revoke(dossier: Dossier, reason: Reason, at: Date): Decision {
  if (dossier.result !== 'valid' || dossier.resultNumber === undefined) throw dossierErrors('dossier/not-possible-now');
  return decided(dossier, { result: 'revoked' }, { type: 'ResultRevoked', at, data: { resultNumber: dossier.resultNumber, reason } });
}
