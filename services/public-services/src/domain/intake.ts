import type { SupplementPolicy } from '@tinhso/calendar';
import { decided } from './decision.js';
import type { Decision } from './decision.js';
import type { Channel, Dossier, Party, Reason } from './dossier.js';
import { dossierErrors } from './dossier.errors.js';

export interface Submission {
  readonly id: string;
  readonly requestReference: string;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly agencyCode: string;
  readonly unitCode: string;
  readonly channel: Channel;
  readonly owner: Party;
  readonly submitterId: string;
  readonly feeInAdvance: number;
  readonly at: Date;
}

/** A dossier begins with its submission; it has a reference, but no official code before acceptance. */
export function submit(submission: Submission): Decision {
  const { at, feeInAdvance, ...given } = submission;
  const dossier: Dossier = {
    ...given, version: 1, published: 0, feeInAdvance, submittedAt: at, dueProvisional: false, result: 'none', casework: {},
    business: 'submitted', financial: feeInAdvance > 0 ? 'waiting' : 'none',
  };
  const { requestReference, channel, owner } = submission;
  return { dossier, events: [{ type: 'DossierSubmitted', at, data: { requestReference, channel, owner, feeInAdvance } }] };
}

export interface Acceptance {
  readonly code: string;
  readonly dueAt: Date;
  readonly dueProvisional: boolean;
  readonly receivingOfficerId: string;
  readonly at: Date;
}

/** Valid acceptance: the official code is given and the clock starts (TT 01/2018/TT-VPCP art. 19). */
export function accept(dossier: Dossier, acceptance: Acceptance): Decision {
  assertAcceptable(dossier);
  const { at, code, dueAt, dueProvisional, receivingOfficerId } = acceptance;
  return decided(
    dossier, { business: 'accepted', code, acceptedAt: at, dueOriginal: dueAt, dueCurrent: dueAt, dueProvisional, receivingOfficerId },
    { type: 'DossierAccepted', at, data: { code, dueAt, dueProvisional, receivingOfficerId } },
  );
}

/** Throws when the dossier cannot be accepted now; asked before a number of the day is used up. */
export function assertAcceptable(dossier: Dossier): void {
  if (dossier.business !== 'submitted') throw dossierErrors('dossier/not-waiting');
  if (dossier.financial === 'waiting') throw dossierErrors('dossier/unpaid');
}

/** Refusal before acceptance (Mẫu 03); never reported to the national portal, which knows no such dossier. */
export function refuse(dossier: Dossier, reason: Reason, at: Date): Decision {
  if (dossier.business !== 'submitted' && !(dossier.business === 'supplement-requested' && !dossier.code)) throw dossierErrors('dossier/not-waiting');
  return decided(dossier, { business: 'refused' }, { type: 'DossierRefused', at, data: { reason } });
}

export interface SupplementNeeds {
  readonly items: readonly string[];
  readonly legalBasis: string;
  readonly policy: SupplementPolicy;
  readonly answerBefore: Date;
  readonly at: Date;
}

const supplementable = new Set<Dossier['business']>(['submitted', 'accepted', 'processing']);

/** Everything missing is asked for at once (Mẫu 02, NĐ 61/2018 art. 17). */
export function requestSupplement(dossier: Dossier, { items, legalBasis, policy, answerBefore, at }: SupplementNeeds): Decision {
  if (!supplementable.has(dossier.business)) throw dossierErrors('dossier/not-possible-now');
  const supplement = { items, legalBasis, policy, requestedAt: at.toISOString(), answerBefore: answerBefore.toISOString(), resume: dossier.business };
  return decided(
    dossier, { business: 'supplement-requested', casework: { ...dossier.casework, supplement } },
    { type: 'SupplementRequested', at, data: { items, legalBasis, policy, answerBefore } },
  );
}

/** The citizen's answer on the same dossier; the version's policy has moved the due date where the clock was running. */
export function supplement(dossier: Dossier, moved: { readonly dueAt: Date; readonly provisional: boolean } | undefined, at: Date): Decision {
  const open = dossier.casework.supplement;
  if (dossier.business !== 'supplement-requested' || !open) throw dossierErrors('dossier/not-possible-now');
  if (at > new Date(open.answerBefore)) throw dossierErrors('dossier/supplement-too-late');
  const { supplement: _, ...kept } = dossier.casework;
  const casework = open.resume === 'submitted' ? { ...kept, waitingSince: at.toISOString() } : kept;
  return decided(
    dossier, { business: open.resume, casework, ...(moved ? { dueCurrent: moved.dueAt, dueProvisional: moved.provisional } : {}) },
    { type: 'DossierSupplemented', at, data: moved ? { dueAt: moved.dueAt } : {} },
  );
}
