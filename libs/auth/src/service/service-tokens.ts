import { authErrors } from '../auth.errors.js';

export interface ServiceTokensOptions {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly secret: string;
  readonly scope?: string;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
}

const marginMs = 30_000;

/** Access tokens for calls in a service's own name (client credentials), one request for all who wait, kept until 30 s before the end. */
export class ServiceTokens {
  private current: { token: string; until: number } | undefined;
  private asking: Promise<string> | undefined;

  constructor(private readonly options: ServiceTokensOptions) {}

  /** Throws `auth/issuer-unavailable` when the issuer does not answer or refuses the client. */
  async token(): Promise<string> {
    if (this.current && this.current.until > this.now()) return this.current.token;
    this.asking ??= this.ask().finally(() => { this.asking = undefined; });
    return this.asking;
  }

  private async ask(): Promise<string> {
    try {
      const request = this.options.fetch ?? fetch;
      const { clientId, secret, scope, issuerUrl } = this.options;
      const answer = await request(`${issuerUrl}/protocol/openid-connect/token`, {
        method: 'POST', signal: AbortSignal.timeout(5_000),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret, ...(scope ? { scope } : {}) }),
      });
      if (!answer.ok) throw new Error(`token endpoint answered ${answer.status}`);
      const { access_token: token, expires_in: seconds } = (await answer.json()) as { access_token: string; expires_in: number };
      this.current = { token, until: this.now() + Math.max(seconds * 1_000 - marginMs, 0) };
      return token;
    } catch {
      throw authErrors('auth/issuer-unavailable');
    }
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
