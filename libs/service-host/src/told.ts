import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { versionTokenOf } from '@tinhso/events';
import type { Change } from '@tinhso/persistence';

export const versionTokenHeader = 'version-token';

/** What the command under way has committed so far, in however many units of work. */
const committed = new AsyncLocalStorage<Change[]>();
const toldKey = Symbol('told');

/** Say after a commit what it wrote. Outside of a request, as in a reaction to an event, nobody waits for an answer. */
export const noteCommitted = (changes: readonly Change[]): void => void committed.getStore()?.push(...changes);

/** The token of what this command has told and of what it is about to. */
export const tokenWith = (changes: readonly Change[]): string | undefined => versionTokenOf([...committed.getStore() ?? [], ...changes]);

type Request = FastifyRequest & { [toldKey]?: Change[] };

/** Every answer to a command carries the version token of what it told, when it told something. */
export function answerWithToken(fastify: FastifyInstance): void {
  // After the body has been read: its parser leaves the asynchronous context that began before.
  fastify.addHook('preHandler', (request: Request, _reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD') return done();
    request[toldKey] = [];
    committed.run(request[toldKey], done);
  });
  fastify.addHook('onSend', (request: Request, reply, _payload, done) => {
    const changes = request[toldKey];
    const token = changes && changes.length > 0 && reply.statusCode < 300 ? versionTokenOf(changes) : undefined;
    if (token) reply.header(versionTokenHeader, token);
    done();
  });
}
