import { Type } from '@sinclair/typebox';
import { contractOf } from '@tinhso/contracts';
import { defaultTypePrefix } from '@tinhso/events';
import { commonErrors } from '@tinhso/service-host';
import { feedErrors } from '../../feed.errors.js';
import type { FeedFilter } from '../../feed-filter.js';

export const query = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 300, description: 'from the Link header of the answer before, with the same type, subject and agency' })),
  from: Type.Optional(Type.String({ maxLength: 40, description: 'where to start without a cursor: beginning (also when left out), now, or an RFC 3339 time: everything recorded at that time or later' })),
  wait: Type.Optional(Type.Integer({ minimum: 0, maximum: 30, default: 0, description: 'seconds to wait for the next event when there is none yet' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
  type: Type.Optional(Type.String({ maxLength: 1000, description: 'one event type or several, with commas between; with or without its prefix: dossier.accepted.v1' })),
  subject: Type.Optional(Type.String({ maxLength: 100, description: 'id of the one dossier or bill' })),
  agency: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9.]{1,40}$', description: 'code of the agency that answers for the matter; events that name no agency are left out' })),
}, { additionalProperties: false });

export interface FeedQuery {
  readonly cursor?: string;
  readonly from?: string;
  readonly wait: number;
  readonly limit: number;
  readonly type?: string;
  readonly subject?: string;
  readonly agency?: string;
}

/** Throws `agency-events/unknown-event-type`: a filter that can never match would look like a quiet province. */
function typeOf(written: string): string {
  const type = written.trim().replace(`${defaultTypePrefix}.`, '');
  if (!contractOf(type)) throw feedErrors('agency-events/unknown-event-type', { type: written.trim().slice(0, 100) });
  return type;
}

/** Throws `agency-events/unknown-event-type`, and `common/invalid-input` for the empty subject of a script whose variable is empty. */
export function filterOf({ type, subject, agency }: FeedQuery): FeedFilter {
  if (subject === '') throw commonErrors('common/invalid-input', {}, [{ path: '/subject', code: 'schema/minLength', params: { message: 'must not be empty: leave it out to read every subject' } }]);
  return { ...(type === undefined ? {} : { types: [...new Set(type.split(',').map(typeOf))] }), ...(subject === undefined ? {} : { subject }), ...(agency === undefined ? {} : { agency }) };
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** `beginning`, `now` or a time. A + that nobody escaped reaches us as a blank. Throws `agency-events/bad-from`. */
export function startOf(from = 'beginning'): 'beginning' | 'now' | Date {
  if (from === 'beginning' || from === 'now') return from;
  const text = from.replace(' ', '+');
  if (!instant.test(text) || Number.isNaN(Date.parse(text))) throw feedErrors('agency-events/bad-from');
  return new Date(text);
}
