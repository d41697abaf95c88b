import { createTokenVerifier, Policy } from '@tinhso/auth';
import type { TokenVerifier } from '@tinhso/auth';
import { logger, tracedFetch } from '@tinhso/observability';
import { openMigrated, PlatformTables1764000000000, poolOf, serviceDatabase } from '@tinhso/persistence';
import { databaseProbes } from '@tinhso/service-host';
import type { Probes } from '@tinhso/service-host';
import type { ProvinceBrand } from '@tinhso/ui';
import { CreatePortal1764000002000 } from '../migrations/1764000002000-create-portal.js';
import { ApiClient } from './api/api-client.js';
import { ApiDocuments } from './api/api-documents.js';
import { Payments } from './api/payments-client.js';
import { Connections } from './api/connections.js';
import { DeskServices } from './api/desk-services.js';
import { EventServices } from './api/event-services.js';
import { readProvinceUnits } from './api/province-units.js';
import type { ProvinceUnits } from './api/province-units.js';
import { PublicServices } from './api/public-services-client.js';
import type { Drafts } from './citizen/apply/drafts.js';
import { PgDrafts } from './infrastructure/persistence/pg-drafts.repository.js';
import { PgLoginAttempts } from './infrastructure/persistence/pg-login-attempts.repository.js';
import { PgSessions } from './infrastructure/persistence/pg-sessions.repository.js';
import type { PortalConfig } from './portal.config.js';
import { portalPermissions } from './portal.permissions.js';
import { OpenIdClient } from './session/oidc-client.js';
import type { IdentityProvider } from './session/oidc-client.js';
import { Seal } from './session/seal.js';
import type { LoginAttempts, Sessions } from './session/session.js';
import { readProvinceBrand } from './web/province-brand.js';

/** Everything the portal is made of that a test may want to replace. */
export interface PortalParts {
  readonly config: PortalConfig;
  readonly api: PublicServices;
  readonly payments: Payments;
  readonly documents: ApiDocuments;
  readonly desk: DeskServices;
  readonly events: EventServices;
  readonly connections: Connections;
  readonly sessions: Sessions;
  readonly attempts: LoginAttempts;
  readonly drafts: Drafts;
  readonly provider: IdentityProvider;
  readonly verifier: TokenVerifier;
  readonly policy: Policy;
  readonly brand: ProvinceBrand;
  readonly units: ProvinceUnits;
  /** Where failures that nobody foresaw are reported. */
  readonly report: (error: unknown, context: { readonly method: string; readonly route: string | undefined }) => void;
  readonly probes: Probes;
  close(): Promise<void>;
}

export const portalService = 'portal';

/** Services whose interfaces are described at /developers. */
const services = ['directory', 'public-services', 'payments', 'portal-sync', 'notifications', 'agency-events'];

const logFailure: PortalParts['report'] = (error, { method, route = 'unmatched' }) =>
  logger.error({ service: portalService, method, route, error }, 'unexpected error');

const clientOf = (origin: string, service: string): ApiClient => new ApiClient(`${origin}/api/${service}/v1`, tracedFetch(`call ${service}`));

function identityOf({ oidcIssuer, oidcClientId, oidcClientSecret, origin }: PortalConfig): IdentityProvider {
  return new OpenIdClient({ issuer: oidcIssuer, clientId: oidcClientId, clientSecret: oidcClientSecret, redirectUri: `${origin}/login/callback`, afterLogout: `${origin}/signed-out` });
}

/** The real parts: PostgreSQL, the identity provider, the services' APIs. Migrates the portal's schema first. */
export async function createParts(config: PortalConfig): Promise<PortalParts> {
  const database = serviceDatabase(config.databaseUrl, config.secret, portalService);
  const [brand, units] = await Promise.all([readProvinceBrand(config.provincePack), readProvinceUnits(config.provincePack)]);
  const source = await openMigrated({ database, migrations: [PlatformTables1764000000000, CreatePortal1764000002000], entities: [] });
  const pool = () => poolOf(source);
  const seal = new Seal(config.secret);
  const client = (service: string): ApiClient => clientOf(config.internalOrigin, service);
  return {
    config, brand, units, report: logFailure, probes: databaseProbes(pool), policy: new Policy(portalPermissions),
    api: new PublicServices(client('public-services')),
    payments: new Payments(client('payments')),
    events: new EventServices(new Map(services.filter((service) => service !== 'directory').map((service) => [service, client(service)]))),
    desk: new DeskServices(client('public-services'), client('directory'), client('portal-sync')),
    connections: new Connections(client('agency-events')),
    documents: new ApiDocuments(config.internalOrigin, services),
    sessions: new PgSessions(pool, seal, config.clock), attempts: new PgLoginAttempts(pool, seal, config.clock), drafts: new PgDrafts(pool, seal, config.clock),
    provider: identityOf(config), verifier: createTokenVerifier({ issuerUrl: config.oidcIssuer }),
    close: () => source.destroy(),
  };
}
