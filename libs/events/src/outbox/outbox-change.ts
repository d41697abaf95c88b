import type { OutgoingEvent } from '../outgoing-event.js';
import { maxMessageBytes } from '../transport.js';
import type { OutboxChange } from '../version-token.js';

// The position in the outbox is drawn after the aggregate's row is locked: `exists` is answered before the first
// row of the insert is made, and order by keeps the events of one change in their order.
const text = `
  insert into outbox (id, topic, type, subject, sequence, aggregate_version, time, data, traceparent, newer_form)
  select (e->>'id')::uuid, e->>'topic', e->>'type', e->>'subject', (e->>'sequence')::bigint,
         (e->>'aggregateVersion')::bigint, e->>'time', e->'data', e->>'traceparent', e->>'newerForm'
  from jsonb_array_elements($1::jsonb) with ordinality as given (e, place)
  where exists (select from {{after}})
  order by place
  returning seq`;

const typePattern = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+\.v[1-9][0-9]*$/;

const check = (event: OutgoingEvent): void => {
  if (!typePattern.test(event.type)) throw new Error(`event type ${event.type} is not <aggregate>.<what>.v<n>`);
  if (!Number.isSafeInteger(event.sequence) || event.sequence < 1) throw new Error(`sequence of ${event.type} does not count from 1`);
};

/**
 * Writes events in the statement of the change they follow from; nothing is written when that change hit no row.
 * `after` names the change of the aggregate's row. Throws on a malformed or too large event, before anything is written.
 */
export function outboxChange(events: readonly OutgoingEvent[], after: string): OutboxChange {
  events.forEach(check);
  const rows = JSON.stringify(events.map((event) => ({ ...event, data: event.data ?? null })));
  if (rows.length > maxMessageBytes / 2 && events.some((event) => Buffer.byteLength(JSON.stringify(event)) > maxMessageBytes / 2)) {
    throw new Error('an event is too large for the transport');
  }
  return { name: `outbox_${after}`, text, values: [rows], after, joinable: true, events };
}
