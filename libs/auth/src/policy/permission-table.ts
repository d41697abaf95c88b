import { roles } from '@tinhso/kernel';
import type { Role } from '@tinhso/kernel';

/** How far a role's permission goes: one's own records, those of one's unit or agency, of the whole province, or all. */
export type Reach = 'own' | 'unit' | 'agency' | 'province' | 'any';

export type PermissionName = `${string}:${string}`;

/** For each permission the roles that have it, and how far each reaches. */
export type PermissionTable = Readonly<Record<PermissionName, Readonly<Partial<Record<Role, Reach | readonly Reach[]>>>>>;

const namePattern = /^[a-z][a-z-]*:[a-z][a-z-]*$/;
const reaches: ReadonlySet<string> = new Set(['own', 'unit', 'agency', 'province', 'any']);
const knownRoles: ReadonlySet<string> = new Set(roles);

/** Declares a service's permissions. Throws at boot on a name that is not `<resource>:<action>`, an unknown role or reach. */
export function definePermissions<const T extends PermissionTable>(table: T): T {
  for (const [name, grants] of Object.entries(table)) {
    if (!namePattern.test(name)) throw new Error(`permission '${name}' is not '<resource>:<action>'`);
    for (const [role, reach] of Object.entries(grants)) {
      if (!knownRoles.has(role)) throw new Error(`permission '${name}' names the unknown role '${role}'`);
      for (const one of [reach].flat()) if (!reaches.has(one as string)) throw new Error(`permission '${name}' gives '${role}' the unknown reach '${String(one)}'`);
    }
  }
  return table;
}
