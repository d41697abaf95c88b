import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Probes } from '@tinhso/service-host';
import { createApp } from './create-app.js';
import type { PortalConfig } from './portal.config.js';
import { createParts } from './portal-parts.js';

export { portalEnvironment } from './environment.config.js';
export { portalPages } from './portal-pages.js';
export { portalService } from './portal-parts.js';
export type { PortalConfig } from './portal.config.js';

export interface RunningPortal {
  /** Answers a request; the portal itself does not listen. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  readonly probes: Probes;
  close(): Promise<void>;
}

/** The portal behind a gateway. Its database has to be provisioned for `portalService` before. */
export async function startPortal(config: PortalConfig): Promise<RunningPortal> {
  const parts = await createParts(config);
  const app = await createApp(parts);
  return {
    probes: parts.probes,
    handle: (request, response) => app.getHttpAdapter().getInstance().routing(request, response),
    close: async () => {
      await app.close();
      await parts.close();
    },
  };
}
