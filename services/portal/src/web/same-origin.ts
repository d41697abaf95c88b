import type { FastifyRequest } from 'fastify';
import { portalErrors } from '../portal.errors.js';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site sent with our visitor's cookies. Browsers say where a request comes from
 * (Sec-Fetch-Site, else Origin); this is judged before the body is read, so streamed uploads are covered without tokens.
 */
export const sameOriginOnly = (origin: string) => async (request: FastifyRequest): Promise<void> => {
  if (harmless.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  const from = request.headers.origin;
  if (site === undefined && (from === origin || from === `${request.protocol}://${request.headers.host ?? ''}`)) return;
  throw portalErrors('portal/cross-site');
};
