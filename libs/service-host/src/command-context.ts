import { hash } from 'node:crypto';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { permissionOf } from '@tinhso/auth';
import { anonymous } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import { currentTraceparent } from '@tinhso/observability';
import { commonErrors } from './common.errors.js';
import { operationKey } from './operation.js';
import type { OperationOptions } from './operation.js';

/** Who asks for what, under which permission, as which attempt: handed by every door to its use case. */
export interface CommandContext {
  readonly actor: Actor;
  /** The permission that the route requires; it names the act in the audit. */
  readonly action: string;
  readonly operation: string;
  readonly idempotency?: { readonly key: string; readonly requestHash: string };
  /** Version from If-Match. */
  readonly expectedVersion?: number;
  readonly traceparent?: string;
}

export const contextKey = Symbol('command-context');

const idempotencyOf = (request: FastifyRequest, operation: string): CommandContext['idempotency'] => {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) return undefined;
  return { key, requestHash: hash('sha256', `${operation}${request.url}${JSON.stringify(request.body ?? null)}`, 'base64url') };
};

const versionOf = (request: FastifyRequest): number | undefined => {
  const match = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '');
  return match ? Number(match[1]) : undefined;
};

export function commandContext(context: ExecutionContext): CommandContext {
  const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor; [contextKey]?: CommandContext }>();
  const handler = context.getHandler();
  const options = Reflect.getMetadata(operationKey, handler) as OperationOptions | undefined;
  const operation = options?.id ?? handler.name;
  const idempotency = idempotencyOf(request, operation);
  if (options?.idempotent && !idempotency) throw commonErrors('common/idempotency-key-required');
  const expectedVersion = versionOf(request);
  if (options?.ifMatch && expectedVersion === undefined) throw commonErrors('common/version-required');
  const traceparent = currentTraceparent();
  const made: CommandContext = {
    actor: request.actor ?? anonymous, action: permissionOf(handler) ?? operation, operation,
    ...(idempotency ? { idempotency } : {}), ...(expectedVersion === undefined ? {} : { expectedVersion }), ...(traceparent ? { traceparent } : {}),
  };
  request[contextKey] = made;
  return made;
}

/** The command context of this request; missing Idempotency-Key or If-Match is refused here when the operation needs it. */
export const Context = createParamDecorator((_: unknown, context: ExecutionContext) => commandContext(context));
