import type { NamedQuery } from '@tinhso/persistence';

/** A record as shown to the person whose data it is about. */
export interface TrailRow {
  readonly seq: string;
  readonly stream: 'changes' | 'looks';
  readonly at: Date;
  readonly actorId: string;
  readonly action: string;
  readonly outcome: 'granted' | 'refused';
  readonly purpose: string | null;
  readonly details: Record<string, unknown> | null;
}

const text = `select seq::text, stream, at, actor_id as "actorId", action, outcome, purpose, details from audit_record r
  where resource_type = $1 and resource_id = $2 and r.seq < $3 order by r.seq desc limit $4`;
const farEnd = '9223372036854775807';

/** Who did or looked at what on one resource, newest first; `before` is the `seq` of the last row shown. */
export const auditTrail = (resourceType: string, resourceId: string, limit: number, before: string = farEnd): NamedQuery =>
  ({ name: 'audit_trail', text, values: [resourceType, resourceId, before, limit] });
