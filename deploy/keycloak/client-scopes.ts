import { apiAudience, identityClaims } from '@tinhso/auth';

type Json = Record<string, unknown>;

/** The scope that every client has: it alone makes the tokens' claims, so that nothing depends on Keycloak's defaults. */
export const platformScope = 'tinhso';

const everywhere = { 'access.token.claim': 'true', 'id.token.claim': 'true', 'userinfo.token.claim': 'true', 'introspection.token.claim': 'true' };
const accessOnly = { ...everywhere, 'id.token.claim': 'false', 'userinfo.token.claim': 'false' };

const mapper = (name: string, protocolMapper: string, config: Json): Json => ({ name, protocol: 'openid-connect', protocolMapper, consentRequired: false, config });

const text = (claim: string, source: string): Json => ({ ...everywhere, 'claim.name': claim, 'user.attribute': source, 'jsonType.label': 'String' });

const mappers: readonly Json[] = [
  mapper('subject', 'oidc-sub-mapper', { 'access.token.claim': 'true', 'introspection.token.claim': 'true' }),
  mapper('audience', 'oidc-audience-mapper', { 'included.custom.audience': apiAudience, 'access.token.claim': 'true', 'introspection.token.claim': 'true', 'id.token.claim': 'false' }),
  mapper('realm roles', 'oidc-usermodel-realm-role-mapper', { ...accessOnly, 'claim.name': 'realm_access.roles', 'jsonType.label': 'String', multivalued: 'true' }),
  mapper('username', 'oidc-usermodel-attribute-mapper', text('preferred_username', 'username')),
  mapper('name', 'oidc-full-name-mapper', everywhere),
  mapper('email', 'oidc-usermodel-attribute-mapper', text('email', 'email')),
  ...identityClaims.map((claim) => mapper(claim, 'oidc-usermodel-attribute-mapper', text(claim, claim))),
];

/** The platform's scope and one empty scope for each thing that agencies may be allowed. */
export const clientScopes = (names: readonly string[]): readonly Json[] => [
  { name: platformScope, protocol: 'openid-connect', attributes: { 'include.in.token.scope': 'false', 'display.on.consent.screen': 'false' }, protocolMappers: mappers },
  ...names.map((name) => ({ name, protocol: 'openid-connect', attributes: { 'include.in.token.scope': 'true', 'display.on.consent.screen': 'false' } })),
];
