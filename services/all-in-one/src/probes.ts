import type { ServerResponse } from 'node:http';
import { metrics } from '@tinhso/observability';
import type { Probes } from '@tinhso/service-host';
import type { Door } from './gateway.js';

const say = (response: ServerResponse, up: boolean): void => {
  response.writeHead(up ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store', ...(up ? {} : { 'retry-after': '2' }) });
  response.end(JSON.stringify({ status: up ? 'up' : 'down' }));
};

/** The probes of the whole process: ready when every service is, `parts` being asked anew each time. */
export function probeDoors(parts: () => readonly Probes[]): Door[] {
  const all = async (ask: (probes: Probes) => boolean | Promise<boolean>): Promise<boolean> =>
    parts().length > 0 && (await Promise.all(parts().map(ask))).every(Boolean);
  return [
    { prefix: '/livez', handle: (_, response) => say(response, true) },
    { prefix: '/readyz', handle: async (_, response) => say(response, await all((probes) => probes.ready())) },
    { prefix: '/startupz', handle: async (_, response) => say(response, await all((probes) => probes.started() || probes.ready())) },
    { prefix: '/metrics', handle: async (_, response) => { response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text()); } },
  ];
}
