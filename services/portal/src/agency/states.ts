import { hasRole } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import type { Bilingual } from '@tinhso/ui';
import type { Contract, ReceiverStatus, Turn } from '../api/connections.js';

export type ContractState = Contract['state'];
export type ReceiverState = ReceiverStatus['state'];

/** Names of outside agencies, for pages that show whose a contract or a receiver is. */
export type NameOf = (client: string) => Bilingual;

export const isAdministrator = (actor: Actor): boolean => hasRole(actor, 'system-administrator');

/** What the page offers in this state; the service refuses what is not allowed all the same. */
export function turnsFor({ state, reason }: Pick<ReceiverStatus, 'state' | 'reason'>, administrator: boolean): readonly Turn[] {
  if (administrator) return state === 'pending' ? ['approval'] : state === 'active' || state === 'paused' ? ['disablement'] : state === 'disabled' ? ['approval'] : [];
  return state === 'active' ? ['pause'] : state === 'paused' || (state === 'disabled' && reason !== 'by-administrator') ? ['resume'] : [];
}
