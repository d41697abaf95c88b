import type { TokenVerifier } from '@tinhso/auth';
import { portalErrors } from '../portal.errors.js';
import type { IdentityProvider } from './oidc-client.js';
import { randomToken } from './seal.js';
import type { LoginAttempt, LoginAttempts, Session, Sessions } from './session.js';

export interface Begun {
  readonly address: string;
  /** Binds the attempt to this browser. */
  readonly browser: string;
}

/** Signing in and out: what happens around the identity provider. */
export class SignIn {
  constructor(
    private readonly provider: IdentityProvider, private readonly attempts: LoginAttempts, private readonly sessions: Sessions, private readonly verifier: TokenVerifier,
  ) {}

  async begin(back: string, lang: string, posted: Pick<LoginAttempt, 'form' | 'withFiles'> = {}): Promise<Begun> {
    const [state, nonce, verifier, browser] = [randomToken(), randomToken(), randomToken(), randomToken()];
    const address = await this.provider.loginAddress({ state, nonce, verifier }, lang);
    await this.attempts.keep(state, browser, { verifier, nonce, back, ...posted });
    return { address, browser };
  }

  /** Throws `portal/login-failed` unless this browser began this attempt and the provider confirms it. */
  async finish(callback: URL, browser: string | undefined): Promise<{ session: Session; attempt: LoginAttempt }> {
    const state = callback.searchParams.get('state') ?? '';
    const attempt = browser === undefined ? undefined : await this.attempts.take(state, browser);
    if (!attempt) throw portalErrors('portal/login-failed');
    const tokens = await this.provider.redeem(callback, { state, nonce: attempt.nonce, verifier: attempt.verifier });
    const session = await this.sessions.open(await this.verifier.verify(tokens.access), tokens);
    return { session, attempt };
  }

  /** Where to send the browser so that the identity provider forgets it too. */
  async end(session: Session): Promise<string> {
    await this.sessions.close(session.id);
    return this.provider.logoutAddress(session.tokens.id).catch(() => '/signed-out');
  }
}
