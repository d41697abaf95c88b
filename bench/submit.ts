/** submit: the whole command over HTTP against a bare server that writes dossier and outbox in four round trips. */
import { randomUUID } from 'node:crypto';
import { birthRegistration, uploadedPaper } from '../tests/support/filings.ts';
import { compare } from './lib/compare.ts';
import { Rig } from './lib/rig.ts';
import { citizenToken } from './lib/token.ts';

const rig = new Rig();
try {
  const databaseUrl = await rig.database();
  const ours = await rig.serve('bench/service-server.ts', { DATABASE_URL: databaseUrl, RATE_LIMIT_PER_MINUTE: '1000000000' });
  const limit = await rig.serve('bench/peers/bare-fastify.mjs', { DATABASE_URL: databaseUrl });
  const token = await citizenToken(ours.origin);
  const body = JSON.stringify(birthRegistration(await uploadedPaper(ours.origin, token)));
  await compare('submit', {
    url: `${ours.origin}/api/public-services/v1/dossiers`, method: 'POST', body,
    headers: () => ({ authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }),
  }, { url: `${limit.origin}/dossiers`, method: 'POST', body });
} finally {
  await rig.close();
}
