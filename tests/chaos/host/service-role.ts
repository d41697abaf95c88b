import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { outboxChange } from '@tinhso/events';
import { DomainError, newId } from '@tinhso/kernel';
import { isUniqueViolation, PgTransactionRunner, readNamed } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import type { Pool } from 'pg';
import type { HostConfig } from './host-config.ts';

interface Answer { readonly subject: string; readonly version: number; readonly event: string }

const raise = `
  insert into aggregate as a (id, version) values ($1, $2)
  on conflict (id) do update set version = excluded.version where a.version = excluded.version - 1 returning id`;

const keep = `
  insert into idempotency_key (actor_id, key, operation, request_hash, status, answer)
  values ('chaos', $1, 'command', $2, 201, $3::jsonb) returning 1`;

let commands = 0;

async function execute(tx: Tx, key: string, subject: string, { topic, slowCommits }: HostConfig): Promise<Answer> {
  const [row] = await tx.read<{ version: number }>({ name: 'aggregate_version', text: 'select version from aggregate where id = $1', values: [subject] });
  const answer: Answer = { subject, version: (row?.version ?? 0) + 1, event: newId() };
  tx.add({ name: 'key', text: keep, values: [key, subject, JSON.stringify(answer)] });
  tx.add({ name: 'aggregate', text: raise, values: [subject, answer.version], expectRows: 1 });
  tx.add(outboxChange([{
    id: answer.event, type: 'thing.changed.v1', subject, sequence: answer.version, aggregateVersion: answer.version, topic,
    data: { version: answer.version }, time: new Date().toISOString(),
  }], 'aggregate'));
  commands += 1;
  if (slowCommits && commands % slowCommits.every === 0) {
    tx.add({ name: 'slow', after: 'outbox_aggregate', text: 'select pg_sleep($1::float8) from {{after}}', values: [slowCommits.ms / 1000], expectRows: 1 });
  }
  return answer;
}

/** Answers a repeated key with what was answered first, as every service does. */
async function answerTo(key: string, subject: string, config: HostConfig, pool: () => Pool, transactions: PgTransactionRunner): Promise<Answer> {
  try {
    return await transactions.run((tx) => execute(tx, key, subject, config), { retryConflicts: 10 });
  } catch (error) {
    if (!isUniqueViolation(error, 'idempotency_key_pk')) throw error;
    const [stored] = await readNamed<{ answer: Answer }>(pool(), { name: 'key_find', text: `select answer from idempotency_key where actor_id = 'chaos' and key = $1`, values: [key] });
    if (!stored) throw error;
    return stored.answer;
  }
}

/** Commands over HTTP: `POST /<subject>` with an Idempotency-Key raises the subject's version and publishes that. */
export async function runService(config: HostConfig, pool: () => Pool): Promise<void> {
  const transactions = new PgTransactionRunner(pool);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.resume();
    try {
      const answer = await answerTo(String(request.headers['idempotency-key']), (request.url ?? '/').slice(1), config, pool, transactions);
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    } catch (error) {
      response.writeHead(error instanceof DomainError && error.kind !== 'internal' ? 503 : 500).end(String(error));
    }
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => { server.listen(config.port, '127.0.0.1', resolve); });
}
