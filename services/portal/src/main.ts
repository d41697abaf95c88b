import '@tinhso/observability/preload';
import { createServer } from 'node:http';
import { Type } from '@sinclair/typebox';
import { defineConfig } from '@tinhso/config';
import { systemClock } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { portalService, startPortal } from './index.js';

const environment = defineConfig(Type.Object({
  DATABASE_URL: Type.String({ description: 'administrator’s or bootstrap address of PostgreSQL' }),
  PLATFORM_SECRET: Type.String({ minLength: 32, description: 'secret that passwords of roles, sessions and drafts are derived from' }),
  PORTAL_ORIGIN: Type.String({ description: 'public origin, without a trailing slash' }),
  INTERNAL_ORIGIN: Type.String({ description: 'where the services answer inside' }),
  OIDC_ISSUER: Type.String(),
  PORTAL_CLIENT_SECRET: Type.String(),
  FORM_TARGETS: Type.Array(Type.String(), { default: [], description: 'origins of payment platforms that a form may lead to' }),
  PROVINCE_PACK: Type.String({ description: 'folder of the province pack' }),
  PORT: Type.Integer({ default: 8080 }),
}));

const env = environment.load();
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
