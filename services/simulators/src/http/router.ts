import type { Exchange } from './exchange.js';

export type Handler = (exchange: Exchange) => Promise<void> | void;

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Path below `/simulators`, with `:name` for one segment. */
  readonly path: string;
  readonly handler: Handler;
}

export const get = (path: string, handler: Handler): Route => ({ method: 'GET', path, handler });
export const post = (path: string, handler: Handler): Route => ({ method: 'POST', path, handler });

function match(pattern: string, path: string): Record<string, string> | undefined {
  const [want, have] = [pattern.split('/'), path.replace(/\/+$/, '').split('/')];
  if (want.length !== have.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, segment] of want.entries()) {
    const actual = have[i] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = actual;
    else if (segment !== actual) return undefined;
  }
  return params;
}

const decoded = (params: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));

/** Answers the exchange with the first route that fits; false when there is none. */
export async function dispatch(routes: readonly Route[], exchange: Exchange): Promise<boolean> {
  const path = exchange.url.pathname.replace(/^\/simulators/, '');
  const method = exchange.req.method === 'HEAD' ? 'GET' : exchange.req.method;
  for (const route of routes) {
    const params = route.method === method ? match(route.path, path) : undefined;
    if (!params) continue;
    exchange.params = decoded(params);
    await route.handler(exchange);
    return true;
  }
  return false;
}
