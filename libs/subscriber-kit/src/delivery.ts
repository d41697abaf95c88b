import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sign } from './signature.js';

export interface RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** Absent from a test event. */
  readonly sequence?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

export interface Delivery {
  readonly event: RecordedEvent;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Twist {
  /** Seconds that the timestamp lies from now. */
  readonly age?: number;
  /** Instead of the one that the receiver knows. */
  readonly secret?: string;
  readonly signatures?: (good: string) => string;
  /** What is sent after it was signed. */
  readonly body?: (signed: string) => string;
  readonly written?: (event: RecordedEvent) => string;
  readonly without?: readonly string[];
}

/** One dossier as the platform delivered it, from the package or from a file that `receive --record` wrote. */
export function recording(file: string | URL): readonly RecordedEvent[] {
  const text = readFileSync(file, 'utf8');
  return (text.trimStart().startsWith('[') ? JSON.parse(text) : text.trim().split('\n').map((line) => JSON.parse(line))) as RecordedEvent[];
}

/** The same life under ids of its own, so that a receiver that keeps what it knows can be tested again and again. */
export function freshLife(events: readonly RecordedEvent[]): RecordedEvent[] {
  const [subject, subscriptionid] = [randomUUID(), randomUUID()];
  return events.map((event, index) => ({
    ...event, id: randomUUID(), subject, partitionkey: subject, sequence: String(index + 1), subscriptionid, subscriptionsequence: String(index + 1), data: { ...event.data, ...('dossierId' in event.data ? { dossierId: subject } : {}) },
  }));
}

/** Signs an event as the platform does, or with one thing wrong about it. */
export function deliver(event: RecordedEvent, secret: string, twist: Twist = {}): Delivery {
  const signed = (twist.written ?? JSON.stringify)(event);
  const timestamp = Math.floor(Date.now() / 1_000) + (twist.age ?? 0);
  const good = sign(twist.secret ?? secret, event.id, timestamp, signed);
  const headers: Record<string, string> = {
    'content-type': 'application/cloudevents+json; charset=utf-8', 'user-agent': 'tinhso-subscriber-kit', 'webhook-id': event.id, 'webhook-timestamp': String(timestamp),
    'webhook-signature': twist.signatures?.(good) ?? good, 'webhook-sequence': event.sequence ?? '', 'webhook-request-origin': 'kit.example',
  };
  return { event, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !twist.without?.includes(name))), body: twist.body?.(signed) ?? signed };
}
