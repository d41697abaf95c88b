import type { OutgoingEvent } from '../outgoing-event.js';
import type { OutgoingMessage } from '../transport.js';
import type { EnvelopeSettings } from './settings.js';

/**
 * CloudEvents 1.0, binary mode of the Kafka protocol binding: attributes as `ce_` headers, data as the body.
 * `ce_traceparent` keeps the trace that caused the event, `traceparent` is the hop that sent it.
 */
export function toMessage(event: OutgoingEvent, settings: EnvelopeSettings, hop = event.traceparent): OutgoingMessage {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: `${settings.typePrefix}.${event.type}`,
    ce_source: settings.source,
    ce_subject: event.subject,
    ce_time: event.time,
    ce_sequence: String(event.sequence),
    ce_aggregateversion: String(event.aggregateVersion),
    ce_partitionkey: event.subject,
    ce_dataschema: settings.schemaBase + event.type,
    'content-type': 'application/json',
  };
  if (event.newerForm) headers.ce_newerform = event.newerForm;
  if (event.traceparent) headers.ce_traceparent = event.traceparent;
  if (hop) headers.traceparent = hop;
  return { topic: event.topic, key: event.subject, headers, body: Buffer.from(JSON.stringify(event.data ?? null)) };
}
