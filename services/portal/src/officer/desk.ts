import { hasRole } from '@tinhso/kernel';
import type { Actor, Role } from '@tinhso/kernel';
import type { DeskServices } from '../api/desk-services.js';
import type { Visitor } from '../web/request.js';

export const queues = ['waiting', 'unpaid', 'supplement', 'mine', 'under-way', 'awaiting-approval', 'to-sign', 'to-seal', 'to-deliver', 'received', 'due-today', 'late', 'issued'] as const;
export type QueueName = (typeof queues)[number];

/** The desks of a unit; the first queue is where the day begins. */
const desks: Readonly<Partial<Record<Role, readonly QueueName[]>>> = {
  'one-stop-clerk': ['waiting', 'unpaid', 'supplement', 'to-deliver', 'under-way'],
  officer: ['mine', 'under-way', 'supplement'],
  leader: ['awaiting-approval', 'to-sign', 'under-way'],
  'issuing-clerk': ['to-seal', 'under-way'],
  'unit-administrator': ['under-way', 'late'],
};

export interface DeskView {
  readonly queues: readonly QueueName[];
  /** Absent while they cannot be had; the queues themselves still open. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly takesIn: boolean;
  readonly leads: boolean;
  readonly assigns: boolean;
  readonly owes: boolean;
  readonly operates: boolean;
  /** Decides what outside agencies may be told. */
  readonly grants: boolean;
}

export const queuesOf = (actor: Actor): readonly QueueName[] =>
  [...new Set((Object.entries(desks) as [Role, readonly QueueName[]][]).flatMap(([role, own]) => (hasRole(actor, role) ? own : [])))];

/** What lies beside every page of the desk. */
export class Desk {
  constructor(private readonly services: DeskServices) {}

  async view(visitor: Visitor): Promise<DeskView> {
    const counts = await this.services.counts(visitor).catch(() => undefined);
    const { actor } = visitor;
    return {
      queues: queuesOf(actor), takesIn: hasRole(actor, 'one-stop-clerk'), leads: hasRole(actor, 'leader'), assigns: hasRole(actor, 'unit-administrator'),
      grants: hasRole(actor, 'system-administrator'), owes: hasRole(actor, 'one-stop-clerk') || hasRole(actor, 'leader') || hasRole(actor, 'system-administrator'), operates: hasRole(actor, 'system-administrator'), ...(counts ? { counts } : {}),
    };
  }
}
