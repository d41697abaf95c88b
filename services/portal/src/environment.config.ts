import { Type } from '@sinclair/typebox';
import { defineConfig } from '@tinhso/config';

/** What an operator sets where the portal is a process of its own. */
export const portalEnvironment = defineConfig(Type.Object({
  DATABASE_URL: Type.String({ description: 'administrator’s or bootstrap address of PostgreSQL' }),
  PLATFORM_SECRET: Type.String({ minLength: 32, description: 'secret that passwords of roles, sessions and drafts are derived from' }),
  PORTAL_ORIGIN: Type.String({ description: 'public origin, without a trailing slash' }),
  INTERNAL_ORIGIN: Type.String({ description: 'where the services answer inside' }),
  OIDC_ISSUER: Type.String(),
  PORTAL_CLIENT_SECRET: Type.String(),
  FORM_TARGETS: Type.Array(Type.String(), { default: [], description: 'origins of payment platforms that a form may lead to' }),
  PROVINCE_PACK: Type.String({ description: 'folder of the province pack' }),
  PORT: Type.Integer({ default: 8080 }),
}));
