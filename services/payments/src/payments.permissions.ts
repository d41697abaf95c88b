import { definePermissions } from '@tinhso/auth';

export const permissions = definePermissions({
  'bill:find': { citizen: 'any', business: 'any', 'one-stop-clerk': 'any', officer: 'any', leader: 'any', 'issuing-clerk': 'any' },
  'refund:list': { 'one-stop-clerk': 'agency', leader: 'agency', 'system-administrator': 'any' },
});
