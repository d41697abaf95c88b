import type { IncomingEvent } from '../incoming-event.js';
import { defaultTypePrefix } from './settings.js';

/** CloudEvents 1.0 in structured JSON, for HTTP: media type `application/cloudevents+json`. */
export interface StructuredCloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema?: string;
  readonly sequence: string;
  readonly aggregateversion: number;
  readonly partitionkey: string;
  readonly newerform?: string;
  readonly traceparent?: string;
  readonly data: unknown;
}

export const cloudEventMediaType = 'application/cloudevents+json';
export const cloudEventBatchMediaType = 'application/cloudevents-batch+json';

/** The event as agencies read it. `sequence` is text because the CloudEvents extension says so. */
export function toStructured(event: IncomingEvent, typePrefix = defaultTypePrefix): StructuredCloudEvent {
  return {
    specversion: '1.0', id: event.id, source: event.source, type: `${typePrefix}.${event.type}`, subject: event.subject,
    time: event.time, datacontenttype: 'application/json', dataschema: event.dataschema, sequence: String(event.sequence),
    aggregateversion: event.aggregateVersion, partitionkey: event.subject, ...(event.newerForm ? { newerform: event.newerForm } : {}), traceparent: event.traceparent, data: event.data,
  };
}
