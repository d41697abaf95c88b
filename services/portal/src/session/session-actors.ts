import type { ActorSource, TokenVerifier } from '@tinhso/auth';
import type { Actor, Clock } from '@tinhso/kernel';
import { readCookie, sessionCookie } from '../web/cookies.js';
import type { PortalRequest } from '../web/request.js';
import type { IdentityProvider } from './oidc-client.js';
import type { Session, Sessions } from './session.js';

/** A token is renewed this long before it ends, so that it outlives the calls made with it. */
const margin = 30_000;

/** The actor of a request is the one of its session; the access token is renewed on the way. */
export class SessionActors implements ActorSource<PortalRequest> {
  private readonly renewing = new Map<string, Promise<Session | undefined>>();

  constructor(
    private readonly sessions: Sessions, private readonly provider: IdentityProvider, private readonly verifier: TokenVerifier, private readonly clock: Clock,
  ) {}

  async actorOf(request: PortalRequest): Promise<Actor | undefined> {
    const id = readCookie(request.headers.cookie, sessionCookie);
    const kept = id === undefined ? undefined : await this.sessions.find(id);
    const session = kept && this.isStale(kept) ? await this.renewOnce(kept) : kept;
    if (!session) return undefined;
    request.session = session;
    return session.actor;
  }

  private isStale(session: Session): boolean {
    return session.tokens.accessExpiresAt - margin < this.clock.now().getTime();
  }

  /** A refresh token is good for one use, so requests of one session that come together share it. */
  private renewOnce(session: Session): Promise<Session | undefined> {
    const running = this.renewing.get(session.id) ?? this.renew(session).finally(() => this.renewing.delete(session.id));
    this.renewing.set(session.id, running);
    return running;
  }

  private async renew(session: Session): Promise<Session | undefined> {
    const tokens = session.tokens.refresh === undefined ? undefined : await this.provider.refresh(session.tokens.refresh);
    if (!tokens) return this.renewedElsewhere(session);
    const actor = await this.verifier.verify(tokens.access);
    if (!await this.sessions.renew(session, actor, tokens)) return this.renewedElsewhere(session);
    return { ...session, version: session.version + 1, actor, tokens };
  }

  /** Another process may have used the refresh token first; otherwise the session is over. */
  private async renewedElsewhere(session: Session): Promise<Session | undefined> {
    const now = await this.sessions.find(session.id);
    if (now && now.version !== session.version && !this.isStale(now)) return now;
    await this.sessions.close(session.id);
    return undefined;
  }
}
