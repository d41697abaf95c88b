import { currentTraceparent, inSpan } from './spans.js';

/**
 * `fetch` in a client span of this name, handing the trace on to another service of the platform. For calls to the
 * outside use `inSpan` alone: strangers have no use for our trace ids. The name is low in cardinality: `call directory`.
 */
export const tracedFetch = (name: string, request: typeof fetch = (input, init) => fetch(input, init)): typeof fetch => (input, init) =>
  inSpan(name, {}, () => {
    const traceparent = currentTraceparent();
    if (!traceparent) return request(input, init);
    const headers = new Headers(init?.headers);
    headers.set('traceparent', traceparent);
    return request(input, { ...init, headers });
  }, 'client');
