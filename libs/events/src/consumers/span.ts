import type { IncomingEvent } from '../incoming-event.js';
import type { EventSpan } from '../tracing.js';

/** The span under which a consumer handles an event; continues the trace of whoever caused it. */
export const spanOf = (group: string, event: IncomingEvent): EventSpan => ({
  name: `${group} ${event.type}`, kind: 'consumer', traceparent: event.traceparent,
  attributes: {
    'messaging.destination.name': event.topic, 'messaging.consumer.group.name': group, 'messaging.message.id': event.id,
    'messaging.destination.partition.id': event.partition,
  },
});
