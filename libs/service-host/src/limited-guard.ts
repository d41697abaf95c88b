import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasRole } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import { commonErrors } from './common.errors.js';
import type { HttpSettings } from './http.config.js';
import { within } from './networks.js';
import { RateLimits } from './rate-limits.js';

type Request = FastifyRequest & { actor?: Actor };

/**
 * Counts every request that passes or fails the guard behind it: under its actor, or under its address when nobody
 * signed in or the token was not believed. The platform's own services are not counted.
 */
export class LimitedGuard implements CanActivate {
  private readonly limits: RateLimits;
  private readonly isOurs: (address: string) => boolean;

  constructor(private readonly guard: CanActivate, settings: HttpSettings) {
    this.limits = new RateLimits(settings.RATE_LIMIT_PER_MINUTE);
    this.isOurs = within(settings.TRUSTED_PROXIES);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<Request>(), http.getResponse<FastifyReply>()];
    if (this.limits.limit === 0) return await this.guard.canActivate(context) as boolean;
    try {
      const passed = await this.guard.canActivate(context) as boolean;
      this.count(request, reply, request.actor);
      return passed;
    } catch (error) {
      this.count(request, reply, request.actor);
      throw error;
    }
  }

  private count(request: Request, reply: FastifyReply, actor: Actor | undefined): void {
    if (actor && hasRole(actor, 'service')) return;
    const known = actor !== undefined && actor.id !== 'anonymous';
    if (!known && this.isOurs(request.ip)) return;
    const { remaining, reset } = this.limits.take(known ? actor.id : request.ip);
    const left = remaining > 0 ? remaining : 0;
    void reply.header('ratelimit-policy', `"minute";q=${this.limits.limit};w=60`).header('ratelimit', `"minute";r=${left};t=${reset}`);
    if (remaining >= 0) return;
    void reply.header('retry-after', String(reset));
    throw commonErrors('common/rate-limited');
  }
}
