import type { Clock } from '@tinhso/kernel';
import type { HttpSettings } from './http.config.js';

/** What a service needs of the world around it; the composition root or `main.ts` fills it from the environment. */
export interface ServiceSettings {
  /** Administrator's or bootstrap address; service roles are derived from it. */
  readonly databaseUrl: string;
  /** Secret that role passwords and cursors are derived from. */
  readonly secret: string;
  /** Public origin of the platform, without a trailing slash. */
  readonly origin: string;
  /** Where service-to-service calls go; the same as `origin` when everything runs in one process. */
  readonly internalOrigin: string;
  readonly oidcIssuer: string;
  readonly audience: string;
  /** Empty: the embedded transport in PostgreSQL. */
  readonly kafkaBrokers: readonly string[];
  /** Folder of the province pack. */
  readonly provincePack: string;
  readonly dataDir: string;
  readonly clock: Clock;
  /** Of the HTTP door; from the environment when left out. */
  readonly http?: HttpSettings;
  readonly serviceClientSecret: (service: string) => string;
}
