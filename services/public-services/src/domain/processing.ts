import { decided } from './decision.js';
import type { Decision } from './decision.js';
import type { Dossier, Reason } from './dossier.js';
import { dossierErrors } from './dossier.errors.js';

const open = new Set<Dossier['business']>(['accepted', 'processing']);

/** An officer takes a dossier that nobody holds. */
export function claim(dossier: Dossier, officer: { readonly id: string; readonly unitCode: string }, at: Date): Decision {
  if (!open.has(dossier.business)) throw dossierErrors('dossier/not-possible-now');
  if (dossier.assigneeId !== undefined && dossier.assigneeId !== officer.id) throw dossierErrors('dossier/not-yours');
  return assign(dossier, officer, at);
}

/** A unit administrator gives a dossier to somebody, also away from an absent officer. */
export function assign(dossier: Dossier, { id, unitCode }: { readonly id: string; readonly unitCode: string }, at: Date): Decision {
  if (!open.has(dossier.business)) throw dossierErrors('dossier/not-possible-now');
  return decided(dossier, { business: 'processing', assigneeId: id }, { type: 'DossierAssigned', at, data: { assigneeId: id, unitCode, step: 'examine' } });
}

export function addNote(dossier: Dossier, text: string, at: Date): Decision {
  return decided(dossier, {}, { type: 'NoteAdded', at, data: { text } });
}

/** The officer's proposal goes to the leader. */
export function propose(dossier: Dossier, officerId: string, { result, opinion }: { readonly result: string; readonly opinion: string }, at: Date): Decision {
  if (dossier.business !== 'processing') throw dossierErrors('dossier/not-possible-now');
  if (dossier.assigneeId !== officerId) throw dossierErrors('dossier/not-yours');
  return decided(
    dossier, { business: 'proposed', casework: { ...dossier.casework, proposal: { result, opinion, officerId } } },
    { type: 'DecisionProposed', at, data: { result, opinion } },
  );
}

export function returnToOfficer(dossier: Dossier, reason: Reason, at: Date): Decision {
  if (dossier.business !== 'proposed') throw dossierErrors('dossier/not-possible-now');
  const { proposal: _, ...casework } = dossier.casework;
  return decided(dossier, { business: 'processing', casework }, { type: 'ReturnedToOfficer', at, data: { reason } });
}

/** Throws unless this leader may approve now; asked before a result number is reserved. */
export function assertApprovable(dossier: Dossier, leaderId: string): void {
  if (dossier.business !== 'proposed') throw dossierErrors('dossier/not-possible-now');
  if (dossier.casework.proposal?.officerId === leaderId) throw dossierErrors('dossier/four-eyes');
}

/** Approval reserves the number that is printed on the result. */
export function approve(dossier: Dossier, leaderId: string, resultNumber: string, at: Date): Decision {
  assertApprovable(dossier, leaderId);
  return decided(dossier, { business: 'approved', resultNumber }, { type: 'DecisionApproved', at, data: { resultNumber } });
}
