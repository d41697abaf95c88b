import type { Pool } from 'pg';
import { auditChange } from '@tinhso/audit';
import { OperationTable, OperationWorker, redrive, RedriveWork } from '@tinhso/events';
import type { ConsumerDeps, ConsumerDefinition, Redriven } from '@tinhso/events';

/** Who drove which event again and what came of it, in the statement of the effect; in the name of who ordered it. */
const record = ({ operation, consumer, next, result, error }: Redriven) => ({
  ...auditChange([{
    actorId: operation.actorId, action: 'event:operate', resourceType: 'parked-event', resourceId: next.eventId ?? `${next.message.topic}/${next.message.partition}/${next.message.position}`,
    outcome: 'granted', details: { operation: operation.id, consumer, result, ...(error ? { error } : {}) },
  }]),
  // A handler may have a record of its own in the same statement.
  name: 'audit_redrive',
});

export const redriveWorker = (pool: () => Pool, deps: ConsumerDeps, definitions: () => readonly ConsumerDefinition[]): OperationWorker => {
  const table = new OperationTable(pool);
  return new OperationWorker(table, redrive(table, new RedriveWork({ ...deps, pool, definitions, record })), deps.report);
};
