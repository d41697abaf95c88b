import { definePermissions } from '@tinhso/auth';

export const permissions = definePermissions({
  'dossier:describe': { service: 'any' },
  'upload:create': { citizen: 'own', business: 'own', 'one-stop-clerk': 'own' },
  'dossier:submit': { citizen: 'own', business: 'own', 'one-stop-clerk': 'agency' },
  'dossier:read': { citizen: 'own', business: 'own', 'one-stop-clerk': 'agency', officer: 'agency', leader: 'agency', 'issuing-clerk': 'agency', 'unit-administrator': 'agency' },
  'dossier:list-own': { citizen: 'own', business: 'own' },
  'dossier:work': { 'one-stop-clerk': 'agency', officer: 'agency', leader: 'agency', 'issuing-clerk': 'agency', 'unit-administrator': 'agency' },
  'dossier:accept': { 'one-stop-clerk': 'unit' },
  'dossier:request-supplement': { 'one-stop-clerk': 'unit', officer: 'agency' },
  'dossier:supplement': { citizen: 'own', business: 'own', 'one-stop-clerk': 'unit' },
  'dossier:process': { officer: 'agency' },
  'dossier:assign': { 'unit-administrator': 'agency' },
  'dossier:approve': { leader: 'agency' },
  'dossier:looks': { citizen: 'own', business: 'own' },
  'dossier:lead': { leader: 'agency' },
  'dossier:seal': { 'issuing-clerk': 'agency' },
  'dossier:deliver': { 'one-stop-clerk': 'unit' },
  'dossier:notice': { service: 'any' },
  'dossier:disclose': { service: 'any' },
  'dossier:withdraw': { citizen: 'own', business: 'own' },
});
