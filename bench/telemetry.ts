/** telemetry: submit with traces (one in ten), metrics and log lines, against the same without any of them. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { birthRegistration, uploadedPaper } from '../tests/support/filings.ts';
import { compare } from './lib/compare.ts';
import type { Load } from './lib/compare.ts';
import { Rig } from './lib/rig.ts';
import { citizenToken } from './lib/token.ts';

const collector = createServer((request, response) => { request.resume().once('end', () => response.end()); }).listen(0, '127.0.0.1');
const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
const rig = new Rig();
const submitTo = async (environment: Record<string, string>, databaseUrl: string): Promise<Load> => {
  const { origin } = await rig.serve('bench/service-server.ts', { DATABASE_URL: databaseUrl, ...environment });
  const token = await citizenToken(origin);
  return {
    url: `${origin}/api/public-services/v1/dossiers`, method: 'POST', body: JSON.stringify(birthRegistration(await uploadedPaper(origin, token))),
    headers: () => ({ authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }),
  };
};
try {
  const databaseUrl = await rig.database();
  const on = await submitTo({ BENCH_TELEMETRY: 'on', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: '0.1' }, databaseUrl);
  const off = await submitTo({ OTEL_SDK_DISABLED: 'true', LOG_LEVEL: 'silent' }, databaseUrl);
  await compare('telemetry', on, off);
} finally {
  await rig.close();
  collector.close();
}
