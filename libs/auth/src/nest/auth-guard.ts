import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { anonymous, DomainError } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import { authErrors } from '../auth.errors.js';
import type { Policy } from '../policy/access.policy.js';
import type { TokenVerifier } from '../verify/token-verifier.js';
import { permissionOf, publicReasonOf } from './route-access.js';
import type { RequestWithActor } from './route-access.js';

interface IncomingRequest extends RequestWithActor {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** How a request says who asks: by a bearer token here, by a session in the portal. */
export interface ActorSource<Request = IncomingRequest> {
  /** undefined when the request says nothing; throws a DomainError when what it says may not be believed. */
  actorOf(request: Request): Promise<Actor | undefined>;
}

const bearer = /^Bearer +(\S+) *$/i;

/** The actor of `Authorization: Bearer …`. */
export const bearerActors = (verifier: TokenVerifier): ActorSource => ({
  async actorOf(request) {
    const header = request.headers['authorization'];
    if (header === undefined) return undefined;
    const token = typeof header === 'string' ? bearer.exec(header)?.[1] : undefined;
    if (token === undefined) throw authErrors('auth/unauthenticated');
    return verifier.verify(token);
  },
});

/**
 * Stands before every route: sets `request.actor`, throws `auth/unauthenticated` (401), `auth/forbidden` (403) or an
 * `unavailable` error (503). A route without a decorator is refused here too, should it have slipped past the boot check.
 */
export class AuthGuard implements CanActivate {
  constructor(private readonly actors: ActorSource<never>, private readonly policy: Pick<Policy, 'permits'>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<IncomingRequest>();
    const [handler, controller] = [context.getHandler(), context.getClass()];
    if (publicReasonOf(handler, controller) !== undefined) {
      request.actor = await this.actorOrAnonymous(request);
      return true;
    }
    const permission = permissionOf(handler, controller);
    const actor = await this.actors.actorOf(request as never);
    if (!actor) throw authErrors('auth/unauthenticated');
    request.actor = actor;
    if (permission === undefined || !this.policy.permits(actor, permission)) throw authErrors('auth/forbidden');
    return true;
  }

  /** A public route answers also to a stale token and while the issuer is down: it does not depend on who asks. */
  private async actorOrAnonymous(request: IncomingRequest): Promise<Actor> {
    try {
      return (await this.actors.actorOf(request as never)) ?? anonymous;
    } catch (error) {
      if (error instanceof DomainError) return anonymous;
      throw error;
    }
  }
}
