/** read: an authenticated, audited look at one of 500 dossiers against a bare read of one row by id. */
import { randomUUID } from 'node:crypto';
import { birthRegistration, uploadedPaper } from '../tests/support/filings.ts';
import { compare } from './lib/compare.ts';
import { Rig } from './lib/rig.ts';
import { citizenToken } from './lib/token.ts';

const made = async (url: string, headers: Record<string, string>, uploadId?: string): Promise<string> => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(birthRegistration(uploadId)) });
  return ((await answer.json()) as { id: string }).id;
};

const records = 500;
const oneOf = (url: string, ids: readonly string[]) => (): string => `${new URL(url).pathname}/${ids[Math.floor(Math.random() * ids.length)]}`;

const rig = new Rig();
try {
  const databaseUrl = await rig.database();
  const ours = await rig.serve('bench/service-server.ts', { DATABASE_URL: databaseUrl, RATE_LIMIT_PER_MINUTE: '1000000000' });
  const limit = await rig.serve('bench/peers/bare-fastify.mjs', { DATABASE_URL: databaseUrl });
  const token = await citizenToken(ours.origin);
  const authorization = `Bearer ${token}`;
  const [oursUrl, limitUrl] = [`${ours.origin}/api/public-services/v1/dossiers`, `${limit.origin}/dossiers`];
  const uploadId = await uploadedPaper(ours.origin, token);
  const oursPaths = await Promise.all(Array.from({ length: records }, () => made(oursUrl, { authorization, 'idempotency-key': randomUUID() }, uploadId)));
  const limitPaths = await Promise.all(Array.from({ length: records }, () => made(limitUrl, {})));
  await compare('read', {
    url: oursUrl, path: oneOf(oursUrl, oursPaths), method: 'GET', headers: () => ({ authorization }),
  }, { url: limitUrl, path: oneOf(limitUrl, limitPaths), method: 'GET' });
} finally {
  await rig.close();
}
