import { definePermissions } from '@tinhso/auth';

export const permissions = definePermissions({
  'dossier:submit': { citizen: 'own', business: 'own', 'one-stop-clerk': 'agency' },
  'dossier:read': { citizen: 'own', business: 'own', 'one-stop-clerk': 'agency', officer: 'agency', leader: 'agency', 'issuing-clerk': 'agency' },
  'dossier:list-own': { citizen: 'own', business: 'own' },
  'dossier:work': { 'one-stop-clerk': 'agency', officer: 'agency', leader: 'agency', 'issuing-clerk': 'agency' },
  'dossier:accept': { 'one-stop-clerk': 'unit' },
});
