import { UnreadableEvent } from '../incoming-event.js';
import type { IncomingEvent } from '../incoming-event.js';
import type { ReceivedMessage } from '../transport.js';
import { maxMessageBytes } from '../transport.js';
import { defaultTypePrefix } from './settings.js';
import { unsound, unsoundText } from './sound-data.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

// They stand in indexes of the inbox and the parking place, which hold no longer ones.
const longestName = 500;

const parse = (body: Buffer): unknown => {
  if (body.length > maxMessageBytes) throw new UnreadableEvent(`the body of ${body.length} bytes is over the limit of ${maxMessageBytes}`);
  let data: unknown;
  try {
    data = JSON.parse(utf8.decode(body));
  } catch {
    throw new UnreadableEvent('the body is not JSON in UTF-8');
  }
  const fault = unsound(data);
  if (fault) throw new UnreadableEvent(`the body holds ${fault}`);
  return data;
};

const counter = (headers: ReceivedMessage['headers'], name: string): number => {
  const value = headers[name] ?? '';
  if (!/^[0-9]{1,15}$/.test(value)) throw new UnreadableEvent(`header ${name} is not a whole number`);
  return Number(value);
};

const required = (headers: ReceivedMessage['headers'], name: string): string => {
  const value = headers[name];
  if (value === undefined || value === '') throw new UnreadableEvent(`header ${name} is missing`);
  const fault = unsoundText(value, longestName);
  if (fault) throw new UnreadableEvent(`header ${name} holds ${fault}`);
  return value;
};

/** Reads a binary-mode CloudEvent. Throws `UnreadableEvent` with the reason; never anything else. */
export function toIncomingEvent(message: ReceivedMessage, typePrefix = defaultTypePrefix): IncomingEvent {
  const { headers } = message;
  const kind = headers['content-type'];
  if (kind !== undefined && !/^application\/json\s*(;|$)/i.test(kind)) throw new UnreadableEvent('header content-type is not application/json');
  if (headers.ce_specversion !== '1.0') throw new UnreadableEvent('header ce_specversion is not 1.0');
  const type = required(headers, 'ce_type');
  const time = required(headers, 'ce_time');
  if (Number.isNaN(Date.parse(time))) throw new UnreadableEvent('header ce_time is not a time');
  return {
    id: required(headers, 'ce_id'),
    type: type.startsWith(`${typePrefix}.`) ? type.slice(typePrefix.length + 1) : type,
    source: required(headers, 'ce_source'),
    subject: required(headers, 'ce_subject'),
    sequence: counter(headers, 'ce_sequence'),
    aggregateVersion: counter(headers, 'ce_aggregateversion'),
    time,
    data: parse(message.body),
    newerForm: headers.ce_newerform,
    dataschema: headers.ce_dataschema,
    traceparent: headers.traceparent ?? headers.ce_traceparent,
    topic: message.topic, key: message.key, partition: message.partition, position: message.position,
  };
}
