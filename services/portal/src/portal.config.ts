import type { Clock } from '@tinhso/kernel';

/** What the portal needs of the world around it. */
export interface PortalConfig {
  /** Administrator's or bootstrap address; the portal's own roles are derived from it. */
  readonly databaseUrl: string;
  /** Secret that role passwords, sessions and drafts are sealed with. */
  readonly secret: string;
  /** Public origin, without a trailing slash. */
  readonly origin: string;
  /** Where the services' APIs answer; the same as `origin` when everything runs in one process. */
  readonly internalOrigin: string;
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly oidcClientSecret: string;
  /** Origins other than the issuer's to which a form may lead: the payment platforms. */
  readonly formTargets?: readonly string[];
  /** Folder of the province pack. */
  readonly provincePack: string;
  readonly clock: Clock;
}
