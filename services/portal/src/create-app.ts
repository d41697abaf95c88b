import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { assertAllRoutesGuarded, AuthGuard } from '@tinhso/auth';
import { observeRequests } from '@tinhso/observability';
import { PortalModule } from './portal.module.js';
import { portalService } from './portal-parts.js';
import type { PortalParts } from './portal-parts.js';
import { SessionActors } from './session/session-actors.js';
import { SignIn } from './session/sign-in.js';
import { AssetStore } from './web/asset-store.js';
import { PageErrorsFilter } from './web/page-errors.js';
import { acceptFiles } from './web/posted-files.js';
import { PageInterceptor } from './web/page-rendering.js';
import { Pages } from './web/pages.js';
import { sameOriginOnly } from './web/same-origin.js';
import { securityHeaders } from './web/security-headers.js';

const formLimit = 256 * 1024;

/** The portal, ready to listen, to be routed to, or to be asked with `inject()`. Throws when a route has no protection. */
export async function createApp(parts: PortalParts): Promise<NestFastifyApplication> {
  const { config, report } = parts;
  const assets = new AssetStore();
  const pages = new Pages(parts.brand, assets, config.clock);
  const signIn = new SignIn(parts.provider, parts.attempts, parts.sessions, parts.verifier);
  const errors = new PageErrorsFilter(pages, signIn, (error, { method, routeOptions }) => report(error, { method, route: routeOptions.url }));

  const adapter = new FastifyAdapter({ bodyLimit: formLimit });
  const app = await NestFactory.create<NestFastifyApplication>(PortalModule.with(parts, signIn, assets), adapter, { logger: ['error', 'warn'] });
  observeRequests(adapter.getInstance() as unknown as FastifyInstance, { service: portalService });
  await acceptFiles(adapter.getInstance() as unknown as FastifyInstance);
  await app.register(helmet, securityHeaders([new URL(config.oidcIssuer).origin, ...config.formTargets ?? []]));
  adapter.getInstance().addHook('onRequest', sameOriginOnly(config.origin));
  app.useGlobalFilters(errors);
  app.useGlobalGuards(new AuthGuard(new SessionActors(parts.sessions, parts.provider, parts.verifier, config.clock), parts.policy));
  app.useGlobalInterceptors(new PageInterceptor(pages));
  assertAllRoutesGuarded(app, parts.policy.permissions);
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
