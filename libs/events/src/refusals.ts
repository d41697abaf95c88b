import { maxMessageBytes } from './transport.js';
import type { OutgoingMessage, Refusal } from './transport.js';

export interface Sorted {
  readonly sendable: readonly number[];
  readonly refused: readonly Refusal[];
}

const sizeOf = (message: OutgoingMessage): number =>
  message.body.length + Object.entries(message.headers).reduce((sum, [name, value]) => sum + name.length + value.length, message.key.length);

/** Sets aside messages that are too large, and what follows them under the same key, so that order holds. */
export function setAsideTooLarge(batch: readonly OutgoingMessage[], limit = maxMessageBytes): Sorted {
  const blocked = new Set<string>();
  const sendable: number[] = [];
  const refused: Refusal[] = [];
  batch.forEach((message, index) => {
    const key = `${message.topic} ${message.key}`;
    if (blocked.has(key)) return;
    const size = sizeOf(message);
    if (size <= limit) {
      sendable.push(index);
      return;
    }
    blocked.add(key);
    refused.push({ index, reason: `message of ${size} bytes is over the limit of ${limit}` });
  });
  return { sendable, refused };
}
