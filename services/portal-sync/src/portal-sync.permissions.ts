import { definePermissions } from '@tinhso/auth';

export const permissions = definePermissions({
  'synchronisation:read': { 'one-stop-clerk': 'agency', officer: 'agency', leader: 'agency', 'issuing-clerk': 'agency', 'unit-administrator': 'agency' },
});
