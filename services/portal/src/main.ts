import '@tinhso/observability/preload';
import { createServer } from 'node:http';
import { systemClock } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { portalEnvironment, portalService, startPortal } from './index.js';

const env = portalEnvironment.load();
await provision(env.DATABASE_URL, env.PLATFORM_SECRET, [portalService]);
const portal = await startPortal({
  databaseUrl: env.DATABASE_URL, secret: env.PLATFORM_SECRET, origin: env.PORTAL_ORIGIN, internalOrigin: env.INTERNAL_ORIGIN, oidcIssuer: env.OIDC_ISSUER,
  oidcClientId: 'portal', oidcClientSecret: env.PORTAL_CLIENT_SECRET, formTargets: env.FORM_TARGETS, provincePack: env.PROVINCE_PACK, clock: systemClock,
});
const server = createServer((request, response) => portal.handle(request, response)).listen(env.PORT);

const stop = (): void => {
  server.close(() => void portal.close());
  server.closeIdleConnections();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
