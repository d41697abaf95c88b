import 'reflect-metadata';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assertAllRoutesGuarded, AuthGuard, bearerActors } from '@tinhso/auth';
import { ReadAfter } from '@tinhso/events';
import type { ConsumerDefinition } from '@tinhso/events';
import { logger, observeRequests } from '@tinhso/observability';
import { ErrorTexts } from './error-texts.js';
import { EventOperationsModule } from './event-operations/event-operations.module.js';
import { withOperator } from './event-operations/with-operator.js';
import { HealthController } from './health.controller.js';
import type { Probes } from './health.controller.js';
import { httpConfig } from './http.config.js';
import type { HttpSettings } from './http.config.js';
import { IdempotentReplay } from './idempotency.js';
import { LimitedGuard } from './limited-guard.js';
import { refuseOtherCharsets } from './other-charsets.js';
import { refuseOtherMethods } from './other-methods.js';
import { registerOpenApi } from './openapi.js';
import { openPlatform } from './open-platform.js';
import type { OpenedPlatform } from './open-platform.js';
import type { Platform } from './platform.js';
import { ProblemFilter } from './problem.js';
import { ReadAfterGuard } from './read-after-guard.js';
import type { ServiceDefinition } from './service-definition.js';
import type { ServiceSettings } from './settings.js';
import { answerWithToken } from './told.js';

export interface Service {
  readonly name: string;
  readonly app: NestFastifyApplication;
  readonly platform: Platform;
  readonly basePath: string;
  readonly probes: Probes;
  /** What it takes of others' events. */
  consumers(): readonly ConsumerDefinition[];
  /** Answers one request without listening itself; one http server can carry many services. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Starts relay, sealer and consumers; apart from boot, because a consumer may call services that start later. */
  start(): Promise<void>;
  close(): Promise<void>;
}

@Module({})
class ServiceRoot {}

const adapter = (http: HttpSettings, problems: ProblemFilter): FastifyAdapter => new FastifyAdapter({
  bodyLimit: 1_048_576, routerOptions: { maxParamLength: 200 }, forceCloseConnections: true, trustProxy: [...http.TRUSTED_PROXIES],
  frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => problems.unroutable(error, request, reply),
});

function problemsOf({ name, errors }: ServiceDefinition, { platform }: OpenedPlatform): ProblemFilter {
  const replay = new IdempotentReplay(platform.pool);
  return new ProblemFilter(new ErrorTexts(errors), {
    answered: (error, request, reply) => replay.answer(error, request, reply),
    refused: (request, error) => platform.looks.record({
      actorId: request.actor?.id ?? 'anonymous', action: error.code, resourceType: 'route', resourceId: request.routeOptions.url ?? '', outcome: 'refused',
    }),
    unexpected: (error, request) => logger.error({ service: name, route: request.routeOptions.url, error }, 'unexpected error'),
  });
}

async function createApp(definition: ServiceDefinition, opened: OpenedPlatform, consumers: () => readonly ConsumerDefinition[]): Promise<NestFastifyApplication> {
  const operated = definition.consumers ? [EventOperationsModule.on(opened.operators)] : [];
  const root: DynamicModule = { module: ServiceRoot, imports: [await definition.module(opened.platform), ...operated], controllers: [HealthController], providers: [{ provide: 'PROBES', useValue: opened.probes }] };
  const http = opened.platform.settings.http ?? httpConfig.load();
  const problems = problemsOf(definition, opened);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter(http, problems), { logger: ['error', 'warn'], abortOnError: false });
  const basePath = `api/${definition.name}`;
  app.setGlobalPrefix(`${basePath}/v1`, { exclude: ['livez', 'readyz', 'startupz', 'metrics'] });
  const judged = new AuthGuard(bearerActors(opened.verifier), opened.platform.policy);
  app.useGlobalGuards(new LimitedGuard(new ReadAfterGuard(judged, new ReadAfter(opened.platform.pool, consumers)), http));
  app.useGlobalFilters(problems);
  assertAllRoutesGuarded(app, definition.permissions);
  const fastify = app.getHttpAdapter().getInstance();
  observeRequests(fastify, { service: definition.name });
  refuseOtherMethods(fastify as unknown as FastifyInstance);
  refuseOtherCharsets(fastify as unknown as FastifyInstance);
  answerWithToken(fastify as unknown as FastifyInstance);
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });
  registerOpenApi(app, definition, `/${basePath}/openapi.json`);
  await app.init();
  await fastify.ready();
  return app;
}

/** Boots a service: migrations, pool, transport, guards, routes. Nothing runs on its own before `start()`. */
export async function createService(given: ServiceDefinition, settings: ServiceSettings): Promise<Service> {
  const definition = withOperator(given);
  const opened = await openPlatform(definition, settings);
  let made: readonly ConsumerDefinition[] | undefined;
  const consumers = () => made ??= definition.consumers?.(opened.platform) ?? [];
  const app = await createApp(definition, opened, consumers);
  const fastify = app.getHttpAdapter().getInstance();
  return {
    name: definition.name, app, platform: opened.platform, basePath: `/api/${definition.name}/`, probes: opened.probes, consumers,
    handle: (request, response) => fastify.routing(request, response),
    start: () => opened.start(consumers(), definition.repeats?.(opened.platform) ?? []),
    close: async () => {
      await opened.stopWork();
      await app.close();
      await opened.close();
    },
  };
}
