import { definePermissions } from '@tinhso/auth';

const officials = { 'one-stop-clerk': 'unit', officer: 'unit', leader: 'agency', 'issuing-clerk': 'agency', 'unit-administrator': 'unit' } as const;

/** Who may open which part of the web. What a page may show or do is decided by the service behind it, record by record. */
export const portalPermissions = definePermissions({
  'application:write': { citizen: 'own', business: 'own' },
  'my-dossiers:read': { citizen: 'own', business: 'own' },
  'desk:read': officials,
  'desk:act': officials,
  'desk:lead': { leader: 'agency' },
  'desk:take-in': { 'one-stop-clerk': 'unit' },
});
