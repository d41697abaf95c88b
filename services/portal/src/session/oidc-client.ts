import * as oidc from 'openid-client';
import { portalErrors } from '../portal.errors.js';
import type { Tokens } from './session.js';

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly afterLogout: string;
}

export interface Handshake {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The identity provider as the portal uses it. */
export abstract class IdentityProvider {
  abstract loginAddress(handshake: Handshake, lang: string): Promise<string>;
  /** Throws `portal/login-failed` when the answer is not the one to this handshake. */
  abstract redeem(callback: URL, handshake: Handshake): Promise<Tokens>;
  /** undefined when the provider ended the session. */
  abstract refresh(refreshToken: string): Promise<Tokens | undefined>;
  abstract logoutAddress(idToken: string | undefined): Promise<string>;
}

const tokensOf = (answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): Tokens => ({
  access: answer.access_token, accessExpiresAt: Date.now() + (answer.expiresIn() ?? 60) * 1000,
  ...(answer.refresh_token ? { refresh: answer.refresh_token } : {}), ...(answer.id_token ? { id: answer.id_token } : {}),
});

/** Code flow with PKCE, state and nonce, asking for no scope but openid: the realm knows no other, the claims hang on the client; the provider is discovered at the first login and again after a failure. */
export class OpenIdClient extends IdentityProvider {
  private discovered?: Promise<oidc.Configuration>;

  constructor(private readonly options: OidcOptions) {
    super();
  }

  async loginAddress({ state, nonce, verifier }: Handshake, lang: string): Promise<string> {
    const challenge = await oidc.calculatePKCECodeChallenge(verifier);
    return oidc.buildAuthorizationUrl(await this.provider(), {
      redirect_uri: this.options.redirectUri, scope: 'openid', state, nonce, code_challenge: challenge, code_challenge_method: 'S256', ui_locales: lang,
    }).href;
  }

  async redeem(callback: URL, { state, nonce, verifier }: Handshake): Promise<Tokens> {
    const provider = await this.provider();
    const answer = new URL(callback.search, this.options.redirectUri);
    try {
      return tokensOf(await oidc.authorizationCodeGrant(provider, answer, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier }));
    } catch {
      throw portalErrors('portal/login-failed');
    }
  }

  async refresh(refreshToken: string): Promise<Tokens | undefined> {
    const provider = await this.provider();
    try {
      return { refresh: refreshToken, ...tokensOf(await oidc.refreshTokenGrant(provider, refreshToken)) };
    } catch (error) {
      if (error instanceof oidc.ResponseBodyError) return undefined;
      throw portalErrors('portal/service-unavailable');
    }
  }

  async logoutAddress(idToken: string | undefined): Promise<string> {
    const provider = await this.provider();
    if (!provider.serverMetadata().end_session_endpoint) return this.options.afterLogout;
    return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: this.options.afterLogout, ...(idToken ? { id_token_hint: idToken } : {}) }).href;
  }

  private async provider(): Promise<oidc.Configuration> {
    const issuer = new URL(this.options.issuer);
    const insecure = issuer.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {};
    this.discovered ??= oidc.discovery(issuer, this.options.clientId, this.options.clientSecret, undefined, { ...insecure, timeout: 5 });
    try {
      return await this.discovered;
    } catch {
      this.discovered = undefined;
      throw portalErrors('portal/service-unavailable');
    }
  }
}
