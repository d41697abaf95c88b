import pg from 'pg';
import { migrate, PlatformTables1764000000000, provision, serviceDatabase } from '@tinhso/persistence';
import { testDatabase } from '@tinhso/testing';
import { AuditTables1764000000002, type AuditEntry } from '../src/index.js';

export interface AuditedService {
  /** As the service itself. */
  readonly app: pg.Pool;
  /** As a database administrator who tampers. */
  readonly superuser: pg.Pool;
  close(): Promise<void>;
}

const poolOn = (url: string, schema: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: 8, options: `-c search_path=${schema},public` });
  pool.on('error', () => undefined);
  return pool;
};

/** A service schema with audit tables on a database of its own. */
export async function auditedService(): Promise<AuditedService> {
  const database = await testDatabase();
  await provision(database.adminUrl, database.secret, ['audit-probe']);
  const service = serviceDatabase(database.adminUrl, database.secret, 'audit-probe');
  await migrate({ database: service, migrations: [PlatformTables1764000000000, AuditTables1764000000002] });
  const app = poolOn(service.appUrl, service.schema);
  const superuser = poolOn(database.adminUrl, service.schema);
  return {
    app, superuser,
    close: async () => { await Promise.all([app.end(), superuser.end()]); await database.drop(); },
  };
}

export const look = (n: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  actorId: `officer-${n % 3}`, action: 'dossier:read', resourceType: 'dossier', resourceId: `dossier-${n}`, outcome: 'granted', ...more,
});
