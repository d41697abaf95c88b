import type { Visible } from '@tinhso/auth';
import type { Queue } from '../../ports/dossier-lists.js';

const open = `business in ('accepted', 'processing', 'proposed', 'approved')`;
const signed = `casework ? 'signature'`;

// Days and months are Vietnamese ones, whatever the server's time zone; {at} and {actor} become parameters.
const local = (unit: 'day' | 'month'): string => `(date_trunc('${unit}', {at}::timestamptz at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh')`;

interface QueueOrder {
  readonly where: string;
  readonly column: 'submitted_at' | 'due_current' | 'accepted_at';
}

/** What is in each queue and by what it is sorted; each has an index that begins with the agency. */
export const order: Readonly<Record<Queue, QueueOrder>> = {
  waiting: { where: `business = 'submitted' and financial <> 'waiting'`, column: 'submitted_at' },
  unpaid: { where: `business = 'submitted' and financial = 'waiting'`, column: 'submitted_at' },
  supplement: { where: `business = 'supplement-requested'`, column: 'submitted_at' },
  'under-way': { where: open, column: 'due_current' },
  mine: { where: `${open} and business in ('accepted', 'processing') and assignee_id = {actor}`, column: 'due_current' },
  'awaiting-approval': { where: `business = 'proposed'`, column: 'due_current' },
  'to-sign': { where: `business = 'approved' and not ${signed}`, column: 'due_current' },
  'to-seal': { where: `business = 'approved' and ${signed}`, column: 'due_current' },
  'to-deliver': { where: `business = 'issued'`, column: 'due_current' },
  received: { where: `accepted_at >= ${local('month')}`, column: 'accepted_at' },
  'due-today': { where: `${open} and due_current >= ${local('day')} and due_current < ${local('day')} + interval '1 day'`, column: 'due_current' },
  late: { where: `${open} and due_current < {at}::timestamptz`, column: 'due_current' },
  issued: { where: `result <> 'none' and (casework->'result'->>'issuedAt')::timestamptz >= ${local('month')}`, column: 'due_current' },
};

/** The condition of a queue with the numbers of its two parameters, of which it need not use either. */
export const whereOf = (queue: Queue, actor: string, at: string): string => order[queue].where.replaceAll('{actor}', () => actor).replaceAll('{at}', () => at);

// The visible units travel as two arrays of equal length: agency and unit belong together.
export const visibleText = `($1 or agency_code = any($2::text[]) or (agency_code, unit_code) in (select * from unnest($3::text[], $4::text[])))`;

/** The first four parameters of a text with `visibleText`. */
export const visibleValues = ({ all, agencyCodes, units: held }: Visible): unknown[] => [all, agencyCodes, held.map((unit) => unit.agencyCode), held.map((unit) => unit.unitCode)];
