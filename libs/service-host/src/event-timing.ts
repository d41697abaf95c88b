import type { EventTracing, EventTransport } from '@tinhso/events';
import { metrics } from '@tinhso/observability';

const handled = metrics.histogram('tinhso_events_handled_seconds', 'How long a consumer works on an event, by whether it took effect', ['service', 'group', 'outcome'],
  [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]);
const published = metrics.counter('tinhso_events_published_total', 'Events that the relay has handed to the transport and that are stored there', ['service', 'topic']);

/** The same spans, and the time of each consumer's. */
export const timed = (service: string, tracing: EventTracing): EventTracing => ({
  startSpan: (span) => tracing.startSpan(span),
  async withSpan(span, work) {
    const group = String(span.attributes['messaging.consumer.group.name'] ?? '');
    const from = performance.now();
    let outcome = 'failed';
    try {
      const result = await tracing.withSpan(span, work);
      outcome = 'effected';
      return result;
    } finally {
      handled.observe({ service, group, outcome }, (performance.now() - from) / 1_000);
    }
  },
});

/** The same transport for a relay, counted. */
export const counted = (service: string, transport: Pick<EventTransport, 'publish'>): Pick<EventTransport, 'publish'> => ({
  async publish(batch, publisher) {
    const outcome = await transport.publish(batch, publisher);
    for (const index of outcome.acknowledged) published.inc({ service, topic: batch[index]?.topic ?? '' });
    return outcome;
  },
});
