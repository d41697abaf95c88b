import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { DomainError } from '@tinhso/kernel';
import { isUniqueViolation, readNamed } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import { contextKey } from './command-context.js';
import type { CommandContext } from './command-context.js';
import { commonErrors } from './common.errors.js';
import { tokenWith, versionTokenHeader } from './told.js';

const constraint = 'idempotency_key_pk';

/**
 * Keeps the answer under the caller's key in the statement of the effect itself: neither exists without the other. Comes
 * last in the unit of work, because the version token of what it tells is kept with the answer.
 */
export function keepAnswer(tx: Tx, { actor, operation, idempotency }: CommandContext, status: number, answer: unknown): void {
  if (!idempotency) return;
  const { key, requestHash } = idempotency;
  tx.add({
    name: 'idempotency_key',
    joinable: true,
    text: `insert into idempotency_key (actor_id, key, operation, request_hash, status, answer, token)
           select * from jsonb_to_recordset($1::jsonb) as k (actor_id text, key text, operation text, request_hash text, status int, answer jsonb, token text) returning 1`,
    values: [JSON.stringify([{ actor_id: actor.id, key, operation, request_hash: requestHash, status, answer, token: tokenWith(tx.added()) }])],
  });
}

interface Stored {
  readonly request_hash: string;
  readonly status: number;
  readonly answer: unknown;
  readonly token: string | null;
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
      name: 'idempotency_find', text: 'select request_hash, status, answer, token from idempotency_key where actor_id = $1 and key = $2',
      values: [command.actor.id, command.idempotency.key],
    });
    if (!stored) return false;
    if (stored.request_hash !== command.idempotency.requestHash) throw commonErrors('common/idempotency-key-reused');
    if (stored.token) void reply.header(versionTokenHeader, stored.token);
    void reply.status(stored.status).header('idempotency-replayed', 'true').send(stored.answer);
    return true;
  }
}
