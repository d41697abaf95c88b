import type { FastifyInstance } from 'fastify';
import { commonErrors } from './common.errors.js';

/** JSON travels as UTF-8 and nothing else (RFC 8259 §8.1): bytes that are declared otherwise are not guessed at, 415. */
export function refuseOtherCharsets(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ headers }) => {
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
    if (charset && !/^utf-?8$/i.test(charset)) throw commonErrors('common/unsupported-media-type');
  });
}
