import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { roles } from '@tinhso/kernel';
import type { Role } from '@tinhso/kernel';
import { identityClaims, subjectOf } from './account.js';
import type { Account, IdentityClaim } from './account.js';
import type { RealmClient } from './client.js';

interface OfficerEntry {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly position: string;
}

interface PersonEntry {
  readonly username: string;
  readonly password: string;
  readonly kind: 'citizen' | 'business';
  readonly claims: Readonly<Record<string, unknown>>;
}

interface ClientEntry {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly roles: readonly Role[];
}

export interface RealmPack {
  readonly accounts: readonly Account[];
  readonly clients: readonly RealmClient[];
}

const officerAccount = (entry: OfficerEntry): Account => ({
  subject: subjectOf(entry.username), username: entry.username, password: entry.password, name: entry.name, roles: entry.roles,
  claims: {}, description: entry.position, ...(entry.email ? { email: entry.email } : {}),
});

function personAccount(entry: PersonEntry): Account {
  const claims = Object.fromEntries(identityClaims.flatMap((name) =>
    (entry.claims[name] === undefined ? [] : [[name, String(entry.claims[name])]]))) as Partial<Record<IdentityClaim, string>>;
  const name = entry.kind === 'business' ? claims.TenDoanhNghiep ?? claims.HoVaTen : claims.HoVaTen;
  return {
    subject: subjectOf(entry.username), username: entry.username, password: entry.password, name: name ?? entry.username, roles: [entry.kind],
    claims: { ...claims, LoaiTaiKhoan: entry.kind === 'business' ? '2' : '1' }, ...(claims.ThuDienTu ? { email: claims.ThuDienTu } : {}),
  };
}

const agencyClient = (entry: ClientEntry): RealmClient => ({ ...entry, kind: 'machine', redirectUris: [] });

/** Who may log in, as a province pack says it (officers.json, people.json, clients.json). Throws one error that lists every fault. */
export async function readRealmPack(folder: string): Promise<RealmPack> {
  const read = async <T>(file: string): Promise<readonly T[]> => JSON.parse(await readFile(join(folder, file), 'utf8')) as T[];
  const [officers, people, clients] = await Promise.all([read<OfficerEntry>('officers.json'), read<PersonEntry>('people.json'), read<ClientEntry>('clients.json')]);
  const pack = { accounts: [...officers.map(officerAccount), ...people.map(personAccount)], clients: clients.map(agencyClient) };
  const faults = faultsOf(pack);
  if (faults.length > 0) throw new Error(`province pack ${folder}:\n  ${faults.join('\n  ')}`);
  return pack;
}

function faultsOf({ accounts, clients }: RealmPack): string[] {
  const known: ReadonlySet<string> = new Set(roles);
  const names = [...accounts.map((account) => account.username), ...clients.map((client) => client.id)];
  const holders = [...accounts.map((account) => ({ name: account.username, roles: account.roles })), ...clients.map((client) => ({ name: client.id, roles: client.roles }))];
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `'${name}' is there twice`),
    ...accounts.filter((account) => account.username !== account.username.toLowerCase()).map((account) => `'${account.username}' is not in lower case, as Keycloak keeps it`),
    ...accounts.filter((account) => !account.password).map((account) => `'${account.username}' has no password`),
    ...holders.flatMap((holder) => holder.roles.filter((role) => !known.has(role)).map((role) => `'${holder.name}' has the unknown role '${role}'`)),
  ];
}
