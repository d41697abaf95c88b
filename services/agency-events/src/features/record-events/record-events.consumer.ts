import { topics } from '@tinhso/contracts';
import { toStructured } from '@tinhso/events';
import type { ConsumerDefinition, IncomingEvent } from '@tinhso/events';
import type { Tx } from '@tinhso/persistence';
import type { FeedTail } from '../../feed-tail.js';

/** CloudEvents wants an absolute address here; inside, events name their schema without one. */
const schemaAddress = (origin: string, type: string): string => `${origin}/api/agency-events/v1/event-types/${type}/schema`;

/** Its row lock lasts until commit, so that a reader who has seen a position has seen all before it. */
async function record(event: IncomingEvent, tx: Tx, origin: string): Promise<void> {
  tx.add({
    name: 'feed_head', expectRows: 1, values: [],
    text: 'update feed_head set next = next + 1, recorded_at = greatest(recorded_at, clock_timestamp()) returning next - 1 as position, recorded_at',
  });
  tx.add({
    name: 'feed_entry', after: 'feed_head', expectRows: 1,
    text: 'insert into feed_entry (position, event_id, type, subject, event, recorded_at) select h.position, $1, $2, $3, $4, h.recorded_at from {{after}} h returning position',
    values: [event.id, event.type, event.subject, JSON.stringify({ ...toStructured(event), dataschema: schemaAddress(origin, event.type) })],
  });
}

/** Who waits at the end of the feed is woken after the commit. */
export const recordEvents = (tail: FeedTail, origin: string): ConsumerDefinition => ({
  group: 'agency-events.feed', topics, kind: 'reaction',
  readModel: {
    tables: ['feed_head', 'feed_entry'], reset: ['insert into feed_head (next) values (1)'],
    incidental: ['feed_head.generation', 'feed_head.recorded_at', 'feed_entry.position', 'feed_entry.recorded_at'],
    keptBecause: 'cursors and deliveries of other agencies hold its positions',
  }, handle: (event, tx) => record(event, tx, origin), effected: (event) => tail.recorded(event),
});
