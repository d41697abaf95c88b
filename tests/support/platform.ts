import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@tinhso/all-in-one';
import type { RunningPlatform } from '@tinhso/all-in-one';
import type { Clock } from '@tinhso/kernel';
import { kafkaBrokers, keycloakIssuer, testDatabase } from '@tinhso/testing';

export interface Parts {
  readonly name: string;
  readonly kafka: boolean;
  readonly keycloak: boolean;
}

/** The combinations that every journey of the API runs on; the real ones where their addresses are given. */
export const profiles: readonly Parts[] = [
  { name: 'embedded transport and issuer', kafka: false, keycloak: false },
  { name: 'real Kafka and Keycloak', kafka: true, keycloak: true },
];

export const isAvailable = (parts: Parts): boolean => (!parts.kafka || kafkaBrokers() !== undefined) && (!parts.keycloak || keycloakIssuer() !== undefined);

export const provincePack = new URL('../../provinces/thai-nguyen', import.meta.url).pathname;

export interface PlatformUnderTest extends RunningPlatform {
  readonly database: { readonly adminUrl: string; readonly secret: string };
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** The whole platform on a database of its own; `stop` leaves nothing behind. */
export async function platformOn(parts: Parts, more: { readonly clock?: Clock } = {}): Promise<PlatformUnderTest> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'tinhso-'));
  const issuer = parts.keycloak ? keycloakIssuer() : undefined;
  const platform = await startPlatform({
    databaseUrl: database.adminUrl, secret: database.secret, port: 0, provincePack, dataDir,
    kafkaBrokers: parts.kafka ? kafkaBrokers() ?? [] : [], ...(issuer ? { oidcIssuer: issuer } : {}), ...more,
  });
  return {
    ...platform, database, dataDir,
    stop: async () => {
      await platform.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
