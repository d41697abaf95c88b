/** Realm roles, identical on Keycloak and on the embedded issuer. */
export const roles = [
  'citizen', 'business', 'one-stop-clerk', 'officer', 'leader', 'issuing-clerk',
  'unit-administrator', 'system-administrator', 'agency-technician', 'agency-client', 'service',
] as const;

export type Role = (typeof roles)[number];

/** What VNeID tells of a person or an organisation; present on citizens and businesses only. */
export interface Identity {
  /** 12-digit personal identification number, or the tax code of an organisation. */
  readonly number: string;
  readonly kind: 'citizen' | 'business';
  readonly fullName: string;
  readonly dateOfBirth?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  /** Portal TechID, sent to the national portal as MaDoiTuong. */
  readonly techId?: string;
  /** VNeID level of identification, 1 or 2. */
  readonly assuranceLevel?: number;
  /** For a business: the person who acts for it. */
  readonly representative?: string;
}

/**
 * Where an official works, as the directory knows it; a token never says this. A technician of an outside agency is
 * placed in that agency: `agencyCode` is the id of its client.
 */
export interface Placement {
  readonly agencyCode: string;
  readonly unitCode: string;
  readonly communeCodes: readonly string[];
  readonly position: string;
}

/** Who asks: made from a verified token, completed by the directory for officials. */
export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly string[];
  readonly identity?: Identity;
  readonly placements: readonly Placement[];
  /** OAuth client that the token was issued to. */
  readonly clientId: string;
}

export const anonymous: Actor = {
  id: 'anonymous', username: 'anonymous', displayName: 'anonymous', roles: [], scopes: [], placements: [], clientId: 'none',
};

/** The actor of work that a service does by itself (a timer, a reaction to an event). */
export const systemActor = (service: string): Actor => ({
  id: `service:${service}`, username: service, displayName: service, roles: ['service'], scopes: [], placements: [], clientId: service,
});

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);
