import type { ReceivedMessage } from '../transport.js';

/** Text as PostgreSQL takes it. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD');

/** Key for ordering and parking; a message without a key stands alone. */
export const orderingKey = (message: ReceivedMessage): string =>
  message.key === '' ? `${message.partition}@${message.position}` : withoutNul(message.key);
