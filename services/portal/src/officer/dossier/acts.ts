import { hasRole } from '@tinhso/kernel';
import type { Actor, Role } from '@tinhso/kernel';
import type { DossierDetail } from '../../api/public-services.js';

export const actCodes = ['accept', 'claim', 'propose', 'approve', 'sign', 'seal', 'deliver', 'assign', 'supplement', 'return', 'refuse', 'note', 'revoke'] as const;
export type ActCode = (typeof actCodes)[number];

/** Acts that move a dossier on; the first possible one is the page's main button. */
export const onward: ReadonlySet<ActCode> = new Set(['accept', 'claim', 'propose', 'approve', 'sign', 'seal', 'deliver', 'assign']);

export type ActInput = 'nothing' | 'reason' | 'supplement' | 'note' | 'proposal' | 'assignment';

export type ActedOn = Pick<DossierDetail, 'business' | 'financial' | 'code' | 'result' | 'history'> & { readonly assigneeId?: string };

interface ActRule {
  /** Last part of the command's address. */
  readonly path: string;
  readonly input: ActInput;
  /** Roles with the states in which each may do it. */
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly when?: (dossier: ActedOn, actor: Actor) => boolean;
}

const signed = ({ history }: ActedOn): boolean => history.some(({ type }) => type === 'ResultSigned');
const examined = ['accepted', 'processing'];
const ongoing = [...examined, 'supplement-requested', 'proposed', 'approved'];

/** What the desk offers; the service behind it decides again, by the same states. */
export const actRules: Readonly<Record<ActCode, ActRule>> = {
  accept: { path: 'acceptance', input: 'nothing', roles: { 'one-stop-clerk': ['submitted'] }, when: ({ financial }) => financial !== 'waiting' },
  supplement: { path: 'supplement-request', input: 'supplement', roles: { 'one-stop-clerk': ['submitted'], officer: examined } },
  refuse: { path: 'refusal', input: 'reason', roles: { 'one-stop-clerk': ['submitted', 'supplement-requested'] }, when: ({ code }) => code === undefined },
  claim: { path: 'claim', input: 'nothing', roles: { officer: examined }, when: ({ assigneeId }) => assigneeId === undefined },
  propose: { path: 'proposal', input: 'proposal', roles: { officer: ['processing'] }, when: ({ assigneeId }, { id }) => assigneeId === id },
  note: { path: 'notes', input: 'note', roles: { officer: ongoing } },
  assign: { path: 'assignment', input: 'assignment', roles: { 'unit-administrator': examined } },
  approve: { path: 'approval', input: 'nothing', roles: { leader: ['proposed'] } },
  return: { path: 'return', input: 'reason', roles: { leader: ['proposed'] } },
  sign: { path: 'signature', input: 'nothing', roles: { leader: ['approved'] }, when: (dossier) => !signed(dossier) },
  seal: { path: 'seal', input: 'nothing', roles: { 'issuing-clerk': ['approved'] }, when: signed },
  deliver: { path: 'delivery', input: 'nothing', roles: { 'one-stop-clerk': ['issued'] } },
  revoke: { path: 'revocation', input: 'reason', roles: { leader: ['issued', 'delivered'] }, when: ({ result }) => result === 'valid' },
};

/** Has this official the role for it at all? */
export const mayEver = (code: ActCode, actor: Actor): boolean => (Object.keys(actRules[code].roles) as Role[]).some((role) => hasRole(actor, role));

/** The acts that role and state allow now, the usual one first. */
export function actsFor(dossier: ActedOn, actor: Actor): readonly ActCode[] {
  return actCodes.filter((code) => {
    const { roles, when } = actRules[code];
    const inTime = Object.entries(roles).some(([role, states]) => hasRole(actor, role as Role) && states.includes(dossier.business));
    return inTime && (!when || when(dossier, actor));
  });
}
