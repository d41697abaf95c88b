import { AuditTables1764000000002, Looks } from '@tinhso/audit';
import { createTokenVerifier, DirectoryPlacements, Policy, ServiceTokens } from '@tinhso/auth';
import type { TokenVerifier } from '@tinhso/auth';
import { eventMigrations, openTransport, transportUrl } from '@tinhso/events';
import type { ConsumerDefinition, EventTransport } from '@tinhso/events';
import { tracedFetch } from '@tinhso/observability';
import { Cursors, KeptTokens1764000000005, openMigrated, PlatformTables1764000000000, poolOf, serviceDatabase, whenDatabaseAnswers } from '@tinhso/persistence';
import type { DataSource } from '@tinhso/persistence';
import { Access } from './access.js';
import { EventOperators } from './event-operations/event-operators.js';
import { BackgroundWork } from './background-work.js';
import type { OwnWork } from './repeating-work.js';
import type { ServiceDefinition } from './service-definition.js';
import { watchEvents } from './event-gauges.js';
import type { Probes } from './health.controller.js';
import type { Platform } from './platform.js';
import { databaseProbes } from './probes.js';
import type { ServiceSettings } from './settings.js';

export interface OpenedPlatform {
  readonly platform: Platform;
  readonly verifier: TokenVerifier;
  readonly probes: Probes;
  readonly operators: EventOperators;
  start(consumers: readonly ConsumerDefinition[], repeats: readonly OwnWork[]): Promise<void>;
  stopWork(): Promise<void>;
  close(): Promise<void>;
}

const identity = (name: string, settings: ServiceSettings) => {
  const tokens = new ServiceTokens({ issuerUrl: settings.oidcIssuer, clientId: `svc-${name}`, secret: settings.serviceClientSecret(name) });
  const placements = new DirectoryPlacements({ directoryUrl: settings.internalOrigin, tokens, fetch: tracedFetch('call directory') });
  return { tokens, verifier: createTokenVerifier({ issuerUrl: settings.oidcIssuer, audience: settings.audience, placements }) };
};

const transportOf = (name: string, settings: ServiceSettings): Promise<EventTransport> => openTransport(settings.kafkaBrokers.length > 0
  ? { kind: 'kafka', brokers: settings.kafkaBrokers, clientId: name }
  : { kind: 'embedded', url: transportUrl(settings.databaseUrl, settings.secret) });

async function databaseOf(definition: ServiceDefinition, settings: ServiceSettings): Promise<DataSource> {
  const database = serviceDatabase(settings.databaseUrl, settings.secret, definition.name);
  const migrations = [PlatformTables1764000000000, KeptTokens1764000000005, ...eventMigrations, AuditTables1764000000002, ...definition.migrations];
  return openMigrated({ database, migrations, entities: [] });
}

/** Opens everything a service stands on. The embedded transport and Kafka look the same from here on. */
export async function openPlatform(definition: ServiceDefinition, settings: ServiceSettings): Promise<OpenedPlatform> {
  const dataSource = await databaseOf(definition, settings);
  const pool = () => poolOf(dataSource);
  const transport = await transportOf(definition.name, settings);
  await whenDatabaseAnswers(() => transport.ensureTopics(definition.publishes));
  const work = new BackgroundWork(definition.name, pool, transport, serviceDatabase(settings.databaseUrl, settings.secret, definition.name));
  const unwatch = watchEvents(definition.name, work.watch);
  const looks = new Looks(pool);
  const policy = new Policy(definition.permissions);
  const { tokens, verifier } = identity(definition.name, settings);
  const platform: Platform = {
    settings, dataSource, pool, transactions: work.transactions, clock: settings.clock, policy, access: new Access(policy, looks), looks,
    cursors: new Cursors(settings.secret), transport, tokens,
  };
  return {
    platform, verifier, operators: new EventOperators({ ...platform, service: definition.name, watch: work.watch, definitions: () => work.consumers, hint: () => work.hintOperations() }),
    probes: databaseProbes(pool),
    start: (consumers, repeats) => work.start(consumers, repeats),
    stopWork: () => work.stop(),
    close: async () => { unwatch(); await transport.stop(); await dataSource.destroy(); },
  };
}
