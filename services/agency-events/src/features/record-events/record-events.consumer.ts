import { topics } from '@tinhso/contracts';
import { toStructured } from '@tinhso/events';
import type { ConsumerDefinition, IncomingEvent } from '@tinhso/events';
import type { Tx } from '@tinhso/persistence';

/** Its row lock lasts until commit, so that a reader who has seen a position has seen all before it. */
async function record(event: IncomingEvent, tx: Tx): Promise<void> {
  tx.add({
    name: 'feed_head', expectRows: 1, values: [], text: 'update feed_head set next = next + 1 returning next - 1 as position',
  });
  tx.add({
    name: 'feed_entry', after: 'feed_head', expectRows: 1,
    text: 'insert into feed_entry (position, event_id, type, subject, event) select h.position, $1, $2, $3, $4 from {{after}} h returning position',
    values: [event.id, event.type, event.subject, JSON.stringify(toStructured(event))],
  });
}

export const recordEvents: ConsumerDefinition = { group: 'agency-events.feed', topics, kind: 'reaction', handle: record };
