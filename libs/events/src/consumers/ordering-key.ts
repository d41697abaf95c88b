import { hash } from 'node:crypto';
import type { ReceivedMessage } from '../transport.js';

/** Text as PostgreSQL takes it, in JSON too. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

// An index holds no longer ones. The hash keeps apart what only begins alike.
const longest = 500;
const shortened = (key: string): string => (key.length > longest ? `${key.slice(0, 100).toWellFormed()}…${hash('sha256', key)}` : key);

/** Key for ordering and parking; a message without a key stands alone. */
export const orderingKey = (message: ReceivedMessage): string =>
  message.key === '' ? `${message.partition}@${message.position}` : shortened(withoutNul(message.key));
