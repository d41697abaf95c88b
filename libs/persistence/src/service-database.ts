import { createHmac } from 'node:crypto';

/** Where one service keeps its truth: its schema, and the two roles that may touch it. */
export interface ServiceDatabase {
  readonly schema: string;
  /** DML only. */
  readonly appUrl: string;
  /** DDL on its own schema only. */
  readonly migratorUrl: string;
}

/** The password of a role, derived from the installation's secret. */
export const passwordFor = (secret: string, role: string): string => createHmac('sha256', secret).update(role).digest('hex').slice(0, 32);

const withLogin = (adminUrl: string, user: string, password: string): string => {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  return url.toString();
};

/** Where a read model is made anew beside the live one; the same two roles have it. */
export const shadowOf = (schema: string): string => `${schema}_shadow`;

/** The database of a service below an administrator's address; passwords of its roles are derived from the secret. */
export function serviceDatabase(adminUrl: string, secret: string, service: string): ServiceDatabase {
  const schema = service.replaceAll('-', '_');
  const login = (role: string): string => withLogin(adminUrl, role, passwordFor(secret, role));
  return { schema, appUrl: login(`${schema}_app`), migratorUrl: login(`${schema}_migrator`) };
}
