import { platformClients, readRealmPack } from '@tinhso/auth';
import { realmOf } from './realm.js';

/** Keycloak ignores the port of these two, so the demonstration runs on any free one. */
const localOrigins = ['http://localhost', 'http://127.0.0.1'];

/** The text of realm.json for a province pack; PORTAL_ORIGIN adds the address of an installation. */
export async function realmFile(packFolder: string, portalOrigin = process.env['PORTAL_ORIGIN']): Promise<string> {
  const pack = await readRealmPack(packFolder);
  const clients = [...platformClients({ origins: [...localOrigins, ...(portalOrigin ? [portalOrigin] : [])] }), ...pack.clients];
  return `${JSON.stringify(realmOf(pack.accounts, clients), undefined, 1)}\n`;
}
