import { Type } from '@sinclair/typebox';
import { defineConfig } from '@tinhso/config';

/** What an operator may set for the HTTP door of every service. */
export const httpConfig = defineConfig(Type.Object({
  RATE_LIMIT_PER_MINUTE: Type.Integer({ minimum: 0, default: 6_000, description: 'requests that one actor, or one address without an account, may send to one process in a minute; 0: no limit' }),
  TRUSTED_PROXIES: Type.Array(Type.String(), { default: ['127.0.0.0/8', '::1/128'], description: 'networks of the ingress and of our own services: their X-Forwarded-For is believed, and they themselves are not counted' }),
}));

export type HttpSettings = ReturnType<typeof httpConfig.parse>;
