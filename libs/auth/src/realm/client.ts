import type { Role } from '@tinhso/kernel';
import { serviceAccountName, subjectOf } from './account.js';

/** web: code flow with PKCE · machine: client credentials · tool: direct grant for scripts, demo and test realms only. */
export type ClientKind = 'web' | 'machine' | 'tool';

export interface RealmClient {
  readonly id: string;
  readonly name: string;
  readonly kind: ClientKind;
  /** Absent on a public client. */
  readonly secret?: string;
  /** Scopes that its own tokens carry, for example `events:read`. */
  readonly scopes: readonly string[];
  /** Roles of its own tokens. */
  readonly roles: readonly Role[];
  /** A trailing `*` stands for any rest of the path. */
  readonly redirectUris: readonly string[];
}

export interface PlatformClientsOptions {
  /** Origins at which the portal runs. */
  readonly origins: readonly string[];
  readonly services?: readonly string[];
  /** Secrets of the installation; without it everybody knows them, which only a demo may accept. */
  readonly secretOf?: (clientId: string) => string;
}

const callers = ['public-services', 'portal-sync', 'payments', 'notifications', 'directory', 'agency-events', 'portal'];

const serviceClient = (service: string): string => `svc-${service}`;
const serviceSubjects = new Set(callers.map((service) => subjectOf(serviceAccountName(serviceClient(service)))));

/** Whether a token's subject is one of the platform's own services; both issuers give them the same. */
export const isServiceSubject = (subject: string): boolean => serviceSubjects.has(subject);

export const demoSecretOf = (clientId: string): string => `demo-secret-of-${clientId}`;

/** The clients of the platform itself: `portal`, `svc-<service>` and `tinhso-cli`. */
export function platformClients({ origins, services = callers, secretOf = demoSecretOf }: PlatformClientsOptions): readonly RealmClient[] {
  const redirectUris = origins.map((origin) => `${origin}/*`);
  return [
    { id: 'portal', name: 'Tỉnh Số', kind: 'web', secret: secretOf('portal'), scopes: [], roles: [], redirectUris },
    ...services.map((service): RealmClient => ({
      id: serviceClient(service), name: service, kind: 'machine', secret: secretOf(serviceClient(service)), scopes: [], roles: ['service'], redirectUris: [],
    })),
    { id: 'tinhso-cli', name: 'scripts/token', kind: 'tool', scopes: [], roles: [], redirectUris: [] },
  ];
}
