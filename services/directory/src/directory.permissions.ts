import { definePermissions } from '@tinhso/auth';

export const directoryPermissions = definePermissions({
  /** Every service asks where an official works; the token never says it. */
  'placement:read': { service: 'any', 'system-administrator': 'any', 'unit-administrator': 'agency', leader: 'agency' },
  'officer:list': { service: 'any', 'system-administrator': 'any', 'unit-administrator': 'agency', leader: 'agency' },
  'officer:transfer': { 'system-administrator': 'any', 'unit-administrator': 'agency' },
});
