import { definePermissions } from '@tinhso/auth';

const officials = { 'one-stop-clerk': 'unit', officer: 'unit', leader: 'agency', 'issuing-clerk': 'agency', 'unit-administrator': 'unit' } as const;

/** Who may open which part of the web. What a page may show or do is decided by the service behind it, record by record. */
export const portalPermissions = definePermissions({
  'application:write': { citizen: 'own', business: 'own' },
  'my-dossiers:read': { citizen: 'own', business: 'own' },
  'desk:read': officials,
  /** The way in: also for who keeps the system and sees no dossiers. */
  'desk:enter': { ...officials, 'system-administrator': 'any' },
  'desk:refunds': { 'one-stop-clerk': 'agency', leader: 'agency', 'system-administrator': 'any' },
  'desk:events': { 'system-administrator': 'any' },
  'desk:assign': { 'unit-administrator': 'agency' },
  'desk:act': officials,
  'desk:lead': { leader: 'agency' },
  /** An agency's events: whose contract or receiver it is decides the service. */
  'agency:connect': { 'agency-technician': 'agency', 'system-administrator': 'any' },
  'agency:grant': { 'system-administrator': 'any' },
  'desk:take-in': { 'one-stop-clerk': 'unit' },
});
