import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeVersionTokens } from '@tinhso/events';
import type { ReadAfter } from '@tinhso/events';
import { commonErrors } from './common.errors.js';
import { operationKey } from './operation.js';
import type { OperationOptions } from './operation.js';
import { versionTokenHeader } from './told.js';

/** Lets a query that carries a version token wait, behind the guard that lets it in at all; a query without one pays nothing. */
export class ReadAfterGuard implements CanActivate {
  constructor(private readonly guard: CanActivate, private readonly readAfter: ReadAfter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const passed = await this.guard.canActivate(context) as boolean;
    const http = context.switchToHttp();
    const given = http.getRequest<FastifyRequest>().headers[versionTokenHeader];
    if (passed && given !== undefined) await this.wait(String(given), context.getHandler(), http.getResponse<FastifyReply>());
    return passed;
  }

  private async wait(given: string, handler: object, reply: FastifyReply): Promise<void> {
    const { fedBy } = Reflect.getMetadata(operationKey, handler) as OperationOptions | undefined ?? {};
    if (!fedBy) return;
    const tokens = decodeVersionTokens(given);
    if (!tokens) throw commonErrors('common/bad-version-token');
    const state = await this.readAfter.settle(tokens, fedBy);
    if (state === 'current') return;
    void reply.header('retry-after', state === 'behind' ? '2' : '60');
    throw commonErrors(state === 'behind' ? 'common/read-behind' : 'common/read-held-up');
  }
}
