import { decided } from './decision.js';
import type { Decision } from './decision.js';
import type { Dossier, Reason, SignedResult } from './dossier.js';
import { dossierErrors } from './dossier.errors.js';

/** Throws unless this leader may sign now; asked before the result is rendered. */
export function assertSignable(dossier: Dossier, leaderId: string): void {
  if (dossier.business !== 'approved' || dossier.resultNumber === undefined || dossier.casework.signature) throw dossierErrors('dossier/not-possible-now');
  if (dossier.casework.proposal?.officerId === leaderId) throw dossierErrors('dossier/four-eyes');
}

/** The leader's act: the result exists from here on, but nobody outside sees it before it is sealed. */
export function sign(dossier: Dossier, leaderId: string, file: { readonly fileId: string; readonly verificationCode: string }, at: Date): Decision {
  assertSignable(dossier, leaderId);
  return decided(
    dossier, { casework: { ...dossier.casework, signature: { leaderId, ...file, signedAt: at.toISOString() } } },
    { type: 'ResultSigned', at, data: { verificationCode: file.verificationCode } },
  );
}

/** What the clerk seals. Throws unless it is signed and the clerk is somebody else. */
export function sealable(dossier: Dossier, clerkId: string): SignedResult {
  const { signature } = dossier.casework;
  if (dossier.business !== 'approved' || !signature) throw dossierErrors('dossier/not-possible-now');
  if (signature.leaderId === clerkId) throw dossierErrors('dossier/two-people');
  return signature;
}

/**
 * The clerk's act. An online dossier's result lies in its owner's account from this moment, which is its delivery; one
 * from the counter waits to be handed over.
 */
export function seal(dossier: Dossier, clerkId: string, file: { readonly sha256: string; readonly fileId: string }, at: Date): Decision {
  sealable(dossier, clerkId);
  const issued = issue(dossier, file, at);
  if (dossier.channel !== 'online') return issued;
  const { dossier: { business }, events } = deliver(issued.dossier, 'electronic', at);
  return { dossier: { ...issued.dossier, business }, events: [...issued.events, ...events] };
}

/** The result carries the leader's signature and the unit's seal; whether it is in time is judged here, once. */
export function issue(dossier: Dossier, file: { readonly sha256: string; readonly fileId: string }, at: Date): Decision {
  const { resultNumber, dueCurrent } = dossier;
  if (dossier.business !== 'approved' || resultNumber === undefined || !dossier.casework.signature) throw dossierErrors('dossier/not-possible-now');
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
