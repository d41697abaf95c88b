import { auditChange } from '@tinhso/audit';
import type { Change } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';

/** The record of a change to a contract or a subscription, written only when the change hit. */
export function audited({ actor, action, operation, traceparent }: CommandContext, resourceType: string, resourceId: string, after: string, details: Record<string, unknown> = {}): Change {
  const traceId = traceparent?.split('-')[1];
  return auditChange([{ actorId: actor.id, action, resourceType, resourceId, outcome: 'granted', details: { operation, ...details }, ...(traceId ? { traceId } : {}) }], after);
}

/** Tells whoever delivers that something changed; its row is locked before any other, so nothing is planned in between. */
export const nextRevision: Change = { name: 'webhook_head', text: 'update webhook_head set revision = revision + 1 returning revision, position', values: [], expectRows: 1 };
