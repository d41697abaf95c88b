import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { DomainError } from '@tinhso/kernel';
import { isUniqueViolation, readNamed } from '@tinhso/persistence';
import type { Change } from '@tinhso/persistence';
import { contextKey } from './command-context.js';
import type { CommandContext } from './command-context.js';
import { commonErrors } from './common.errors.js';

const constraint = 'idempotency_key_pk';

/** Keeps the answer under the caller's key in the statement of the effect itself: neither exists without the other. */
export const idempotencyChange = (context: CommandContext, status: number, answer: unknown): Change | undefined =>
  context.idempotency && {
    name: 'idempotency_key',
    joinable: true,
    text: `insert into idempotency_key (actor_id, key, operation, request_hash, status, answer)
           select * from jsonb_to_recordset($1::jsonb) as k (actor_id text, key text, operation text, request_hash text, status int, answer jsonb) returning 1`,
    values: [JSON.stringify([{
      actor_id: context.actor.id, key: context.idempotency.key, operation: context.operation, request_hash: context.idempotency.requestHash, status, answer,
    }])],
  };

interface Stored {
  readonly request_hash: string;
  readonly status: number;
  readonly answer: unknown;
}

/**
 * A repeated command is answered with what the first one was answered; the same key on another request is refused. Asked
 * by the exception filter, so that a command that succeeds pays nothing for it.
 */
export class IdempotentReplay {
  constructor(private readonly pool: () => Pool) {}

  /** True when the request has been answered. Throws `common/idempotency-key-reused`, or what the database throws. */
  async answer(error: unknown, request: FastifyRequest & { [contextKey]?: CommandContext }, reply: FastifyReply): Promise<boolean> {
    const command = request[contextKey];
    const mayBeRepeat = isUniqueViolation(error, constraint) || (error instanceof DomainError && (error.kind === 'conflict' || error.kind === 'version-mismatch'));
    if (!command?.idempotency || !mayBeRepeat) return false;
    const [stored] = await readNamed<Stored>(this.pool(), {
      name: 'idempotency_find', text: 'select request_hash, status, answer from idempotency_key where actor_id = $1 and key = $2',
      values: [command.actor.id, command.idempotency.key],
    });
    if (!stored) return false;
    if (stored.request_hash !== command.idempotency.requestHash) throw commonErrors('common/idempotency-key-reused');
    void reply.status(stored.status).header('idempotency-replayed', 'true').send(stored.answer);
    return true;
  }
}
