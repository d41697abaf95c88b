import { join } from 'node:path';
import { agencyEvents } from '@tinhso/agency-events';
import { apiAudience, demoSecretOf, platformClients, readRealmPack } from '@tinhso/auth';
import { directory } from '@tinhso/directory';
import { provisionTransport } from '@tinhso/events';
import { systemClock } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { portalService, startPortal } from '@tinhso/portal';
import type { RunningPortal } from '@tinhso/portal';
import { publicServices } from '@tinhso/public-services';
import { createService } from '@tinhso/service-host';
import type { Service, ServiceDefinition, ServiceSettings } from '@tinhso/service-host';
import { Gateway } from './gateway.js';
import type { Door } from './gateway.js';
import { portalSync } from './national-portal.js';
import { notifications, openOutsideWorld, payments } from './outside-world.js';
import { probeDoors } from './probes.js';

export interface PlatformOptions {
  /** Administrator's address of a PostgreSQL database. */
  readonly databaseUrl: string;
  readonly secret: string;
  /** Where the platform listens; 0 takes a free port. */
  readonly port: number;
  readonly provincePack: string;
  readonly dataDir: string;
  /** Empty: events travel through PostgreSQL. */
  readonly kafkaBrokers?: readonly string[];
  /** A Keycloak realm; left out, the embedded issuer answers on the platform's own origin. */
  readonly oidcIssuer?: string;
  readonly clock?: Clock;
}

export interface RunningPlatform {
  readonly origin: string;
  readonly issuer: string;
  readonly services: readonly Service[];
  close(): Promise<void>;
}

/** Every service of the platform. */
export const definitions: readonly ServiceDefinition[] = [directory, publicServices, payments, portalSync, notifications, agencyEvents];

const realm = 'tinhso';

export async function issuerDoor(options: PlatformOptions, origin: string): Promise<Door> {
  const [pack, { createIssuer }] = await Promise.all([readRealmPack(options.provincePack), import('@tinhso/embedded-issuer')]);
  const issuer = await createIssuer({
    issuerUrl: `${origin}/realms/${realm}`, accounts: pack.accounts, clients: [...platformClients({ origins: [origin] }), ...pack.clients],
    keysDir: join(options.dataDir, 'issuer'),
  });
  return { prefix: `/realms/${realm}/`, handle: (request, response) => issuer.handle(request, response) };
}

export const settingsOf = (options: PlatformOptions, origin: string, issuer: string): ServiceSettings => ({
  databaseUrl: options.databaseUrl, secret: options.secret, origin, internalOrigin: origin, oidcIssuer: issuer, audience: apiAudience,
  kafkaBrokers: options.kafkaBrokers ?? [], provincePack: options.provincePack, dataDir: options.dataDir, clock: options.clock ?? systemClock,
  serviceClientSecret: (service) => demoSecretOf(`svc-${service}`),
});

const portalOn = (options: PlatformOptions, settings: ServiceSettings): Promise<RunningPortal> => startPortal({
  databaseUrl: options.databaseUrl, secret: options.secret, origin: settings.origin, internalOrigin: settings.internalOrigin, oidcIssuer: settings.oidcIssuer,
  oidcClientId: 'portal', oidcClientSecret: demoSecretOf('portal'), formTargets: [settings.origin], provincePack: options.provincePack, clock: settings.clock,
});

async function provisionAll({ databaseUrl, secret, kafkaBrokers }: PlatformOptions): Promise<void> {
  await provision(databaseUrl, secret, [...definitions.map(({ name }) => name), portalService]);
  if (!kafkaBrokers?.length) await provisionTransport(databaseUrl, secret);
}

/** Boots the whole platform in this process, behind one origin. Resolves when every door answers. */
export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const gateway = new Gateway();
  const origin = `http://127.0.0.1:${await gateway.listen(options.port)}`;
  const issuer = options.oidcIssuer ?? `${origin}/realms/${realm}`;
  const services: Service[] = [];
  const outside = await openOutsideWorld(options.dataDir, options.secret, origin);
  let portal: RunningPortal | undefined;
  let booted = false;
  // Before everything is open nothing is ready, whatever the parts say of themselves.
  const probed = () => (booted && portal ? [...services, portal].map(({ probes }) => probes) : []);
  const close = async (): Promise<void> => {
    await gateway.close();
    await outside.close();
    await portal?.close();
    await Promise.all(services.map((service) => service.close()));
  };
  try {
    gateway.open(probeDoors(probed));
    gateway.open([{ prefix: '/simulators/', handle: (request, response) => outside.handle(request, response) }]);
    const [door] = await Promise.all([options.oidcIssuer ? undefined : issuerDoor(options, origin), provisionAll(options)]);
    if (door) gateway.open([door]);
    const settings = settingsOf(options, origin, issuer);
    const opening = Promise.all(definitions.map((definition) => createService(definition, settings)));
    portal = await portalOn(options, settings);
    services.push(...await opening);
    gateway.open([...services.map(({ basePath, handle }) => ({ prefix: basePath, handle })), { prefix: '/', handle: portal.handle }]);
    await Promise.all(services.map((service) => service.start()));
    booted = true;
    return { origin, issuer, services, close };
  } catch (error) {
    await close();
    throw error;
  }
}
