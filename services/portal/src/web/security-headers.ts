import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * Everything from here, no inline script or style, no frames. `form-action` names the issuer and payment platforms,
 * because browsers apply it to the redirect that answers a form.
 */
export const securityHeaders = (formTargets: readonly string[]): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"], baseUri: ["'none'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'", ...formTargets], imgSrc: ["'self'", 'data:'],
    },
  },
  // helmet's own default sends `Origin: null` with every form, which the same-origin check would refuse.
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
});
