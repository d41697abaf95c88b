import { definePermissions } from '@tinhso/auth';

/** Records of an outside agency name its client: a technician is placed there, the client itself owns them. */
export const permissions = definePermissions({
  'events:read': { 'agency-client': 'any' },
  'contract:read': { 'agency-technician': 'agency', 'agency-client': 'own', 'system-administrator': 'any' },
  'contract:propose': { 'agency-technician': 'agency', 'system-administrator': 'any' },
  'contract:decide': { 'system-administrator': 'any' },
  'contract:withdraw': { 'agency-technician': 'agency', 'system-administrator': 'any' },
  'subscription:read': { 'agency-technician': 'agency', 'agency-client': 'own', 'system-administrator': 'any' },
  'subscription:manage': { 'agency-technician': 'agency', 'agency-client': 'own' },
  'subscription:approve': { 'system-administrator': 'any' },
});
