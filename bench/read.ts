/** read: an authenticated, audited look at a dossier against a bare read of one row by id. */
import { randomUUID } from 'node:crypto';
import { birthRegistration, uploadedPaper } from '../tests/support/filings.ts';
import { compare } from './lib/compare.ts';
import { Rig } from './lib/rig.ts';
import { citizenToken } from './lib/token.ts';

const made = async (url: string, headers: Record<string, string>, uploadId?: string): Promise<string> => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(birthRegistration(uploadId)) });
  return ((await answer.json()) as { id: string }).id;
};

const rig = new Rig();
try {
  const databaseUrl = await rig.database();
  const ours = await rig.serve('bench/service-server.ts', { DATABASE_URL: databaseUrl });
  const limit = await rig.serve('bench/peers/bare-fastify.mjs', { DATABASE_URL: databaseUrl });
  const token = await citizenToken(ours.origin);
  const authorization = `Bearer ${token}`;
  const [oursUrl, limitUrl] = [`${ours.origin}/api/public-services/v1/dossiers`, `${limit.origin}/dossiers`];
  const id = await made(oursUrl, { authorization, 'idempotency-key': randomUUID() }, await uploadedPaper(ours.origin, token));
  const bareId = await made(limitUrl, {});
  await compare('read', { url: `${oursUrl}/${id}`, method: 'GET', headers: () => ({ authorization }) }, { url: `${limitUrl}/${bareId}`, method: 'GET' });
} finally {
  await rig.close();
}
