import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { assertAllRoutesGuarded, Policy, routePermissions } from '@tinhso/auth';
import type { PermissionTable, RoutePermission } from '@tinhso/auth';
import type { ConsumerDefinition } from '@tinhso/events';
import { Cursors } from '@tinhso/persistence';
import { EventOperationsModule } from './event-operations/event-operations.module.js';
import type { EventOperators } from './event-operations/event-operators.js';
import { withOperator } from './event-operations/with-operator.js';
import { openApiOf } from './openapi.js';
import type { Platform } from './platform.js';
import type { ServiceDefinition } from './service-definition.js';
import type { ServiceSettings } from './settings.js';

export interface ServiceDescription {
  readonly openApi: OpenAPIObject;
  readonly permissions: PermissionTable;
  readonly routes: readonly RoutePermission[];
  readonly consumers: readonly ConsumerDefinition[];
}

@Module({})
class PaperRoot {}

const absent = (what: string) => (): never => { throw new Error(`a service that is only described has no ${what}`); };

/** The same definitions without anything behind them: enough to say what a service is, not to run it. */
const onPaper = (definition: ServiceDefinition, settings: ServiceSettings): Platform => ({
  settings, clock: settings.clock, policy: new Policy(definition.permissions), cursors: new Cursors(settings.secret), pool: absent('database'),
  transactions: { run: absent('database') }, access: {}, looks: {}, transport: {}, tokens: {}, dataSource: {},
}) as unknown as Platform;

/** What the running service would say of itself, asked without a database, an issuer or a transport. */
export async function describeService(given: ServiceDefinition, settings: ServiceSettings): Promise<ServiceDescription> {
  const definition = withOperator(given);
  const platform = onPaper(definition, settings);
  const root = { module: PaperRoot, imports: [await definition.module(platform), ...(definition.consumers ? [EventOperationsModule.on({} as EventOperators)] : [])] };
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), { logger: ['error'], abortOnError: false });
  app.setGlobalPrefix(`api/${definition.name}/v1`);
  assertAllRoutesGuarded(app, definition.permissions);
  return { openApi: await openApiOf(app, definition), permissions: definition.permissions, routes: routePermissions(app), consumers: definition.consumers?.(platform) ?? [] };
}
