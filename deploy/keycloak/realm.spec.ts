import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { realmFile } from './realm-file.js';

const pack = process.env['PROVINCE_PACK'] ?? 'provinces/thai-nguyen';
const committed = 'deploy/keycloak/realm.json';

interface Realm {
  readonly users: readonly { id: string; username: string; realmRoles: readonly string[] }[];
  readonly clients: readonly { clientId: string; standardFlowEnabled: boolean; directAccessGrantsEnabled: boolean; attributes: Record<string, string> }[];
}

describe('deploy/keycloak/realm.json', () => {
  it('is what the province pack says; UPDATE_GENERATED=1 writes it anew', async () => {
    const made = await realmFile(pack, undefined);
    if (process.env['UPDATE_GENERATED']) await writeFile(committed, made);
    expect(await readFile(committed, 'utf8')).toBe(made);
  });

  it('gives nobody but the test tool a direct grant, and no code without PKCE', async () => {
    const realm = JSON.parse(await realmFile(pack, 'https://portal.example')) as Realm;
    expect(realm.clients.filter((client) => client.directAccessGrantsEnabled).map((client) => client.clientId)).toEqual(['tinhso-cli']);
    for (const client of realm.clients.filter((one) => one.standardFlowEnabled)) expect(client.attributes['pkce.code.challenge.method']).toBe('S256');
    expect(new Set(realm.users.map((user) => user.id)).size).toBe(realm.users.length);
    expect(realm.users.every((user) => user.realmRoles.length > 0)).toBe(true);
  });
});
