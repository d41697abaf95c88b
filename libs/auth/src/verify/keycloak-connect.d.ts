declare module 'keycloak-connect/middleware/auth-utils/grant-manager.js' {
  import type { KeyObject } from 'node:crypto';

  interface GrantManagerConfig {
    realmUrl: string;
    clientId: string;
    bearerOnly: boolean;
    verifyTokenAudience: boolean;
  }

  export default class GrantManager {
    constructor(config: GrantManagerConfig);
    rotation: { getJWK(kid: string): Promise<KeyObject | string> };
    createGrant(data: { access_token: string }): Promise<{ access_token: { content: Record<string, unknown> } }>;
  }
}
