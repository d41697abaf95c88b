import { AuditTables1764000000002, Looks, Sealer } from '@tinhso/audit';
import { createTokenVerifier, DirectoryPlacements, Policy, ServiceTokens } from '@tinhso/auth';
import type { TokenVerifier } from '@tinhso/auth';
import { ConsumerRunner, envelopeSettings, EventTables1764000000001, openTransport, Relay, transportUrl } from '@tinhso/events';
import type { ConsumerDefinition, Report } from '@tinhso/events';
import { Cursors, migrate, openDataSource, PgTransactionRunner, PlatformTables1764000000000, poolOf, serviceDatabase } from '@tinhso/persistence';
import { eventTracing, logger } from '@tinhso/observability';
import type { LogFields } from '@tinhso/observability';
import { Access } from './access.js';
import type { RepeatingWork } from './repeating-work.js';
import type { ServiceDefinition } from './service-definition.js';
import type { Readiness } from './health.controller.js';
import type { Platform } from './platform.js';
import type { ServiceSettings } from './settings.js';

export interface OpenedPlatform {
  readonly platform: Platform;
  readonly verifier: TokenVerifier;
  readonly readiness: Readiness;
  start(consumers: readonly ConsumerDefinition[], repeats: readonly RepeatingWork[]): Promise<void>;
  stopWork(): Promise<void>;
  close(): Promise<void>;
}

const reportEvents = (service: string): Report => ({ kind, error, fields }) => logger.warn({ service, code: kind, error, ...(fields as LogFields) }, 'event work reported a problem');

const identity = (name: string, settings: ServiceSettings) => {
  const tokens = new ServiceTokens({ issuerUrl: settings.oidcIssuer, clientId: `svc-${name}`, secret: settings.serviceClientSecret(name) });
  const placements = new DirectoryPlacements({ directoryUrl: settings.internalOrigin, tokens });
  return { tokens, verifier: createTokenVerifier({ issuerUrl: settings.oidcIssuer, audience: settings.audience, placements }) };
};

/** Opens everything a service stands on. The embedded transport and Kafka look the same from here on. */
export async function openPlatform(definition: ServiceDefinition, settings: ServiceSettings): Promise<OpenedPlatform> {
  const database = serviceDatabase(settings.databaseUrl, settings.secret, definition.name);
  const migrations = [PlatformTables1764000000000, EventTables1764000000001, AuditTables1764000000002, ...definition.migrations];
  await migrate({ database, migrations });
  const dataSource = await openDataSource({ database, entities: [] });
  const pool = () => poolOf(dataSource);
  const transport = openTransport(settings.kafkaBrokers.length > 0
    ? { kind: 'kafka', brokers: settings.kafkaBrokers, clientId: definition.name }
    : { kind: 'embedded', url: transportUrl(settings.databaseUrl, settings.secret) });
  await transport.ensureTopics(definition.publishes);
  const relay = new Relay({ pool, transport, envelope: envelopeSettings(definition.name), tracing: eventTracing, report: reportEvents(definition.name) });
  const transactions = new PgTransactionRunner(pool, () => relay.hint());
  const looks = new Looks(pool);
  const sealer = new Sealer(pool);
  const runner = new ConsumerRunner({ transport, pool, transactions, tracing: eventTracing, report: reportEvents(definition.name) });
  const repeating: RepeatingWork[] = [];
  const policy = new Policy(definition.permissions);
  const { tokens, verifier } = identity(definition.name, settings);
  const platform: Platform = {
    settings, dataSource, pool, transactions, clock: settings.clock, policy, access: new Access(policy, looks), looks,
    cursors: new Cursors(settings.secret), transport, tokens,
  };
  return {
    platform, verifier,
    readiness: () => pool().query('select 1').then(() => true, () => false),
    start: async (consumers, repeats) => {
      relay.start();
      sealer.start();
      await transport.ensureTopics(consumers.flatMap((consumer) => consumer.topics));
      await runner.start(consumers);
      repeating.push(...repeats);
      for (const repeat of repeats) repeat.start();
    },
    stopWork: async () => {
      await Promise.all(repeating.map((repeat) => repeat.stop()));
      await runner.stop();
      await relay.stop();
      await sealer.stop();
    },
    close: async () => { await transport.stop(); await dataSource.destroy(); },
  };
}
