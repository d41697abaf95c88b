import { createHmac } from 'node:crypto';

/** Key bytes of a `whsec_` secret. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.slice('whsec_'.length), 'base64');

/** The header `webhook-signature` of Standard Webhooks: one `v1` for every secret that is valid, the newest first. */
export const signatures = (keys: readonly Buffer[], id: string, timestamp: number, body: string): string =>
  keys.map((key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`).join(' ');
