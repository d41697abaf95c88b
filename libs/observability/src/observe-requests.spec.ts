import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { createLogger, currentTraceId, inSpan, metrics, observeRequests, startTracing } from './index.js';

const tracing = startTracing({ service: 'test', exporter: 'memory' });
const lines: string[] = [];
const app = fastify();
observeRequests(app, { service: 'payments', logger: createLogger({ level: 'info', destination: { write: (line) => { lines.push(line); } } }) });
app.get('/livez', async () => 'ok');
app.get('/bills/:id', async () => inSpan('read-bill', {}, async () => ({ trace: currentTraceId() })));
app.get('/broken', async () => { throw new Error('no'); });

describe('observeRequests', () => {
  beforeEach(() => { tracing.reset(); lines.length = 0; });
  afterAll(async () => { await app.close(); await tracing.stop(); });

  it('makes one line and one span per request, by pattern', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await app.inject({ url: '/bills/019085001234?name=Hong', headers: { traceparent } });
    expect(answer.json()).toEqual({ trace: '4bf92f3577b34da6a3ce929d0e0e4736' });
    expect(tracing.spans().map(({ name }) => name)).toEqual(['GET /bills/:id', 'read-bill']);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ service: 'payments', route: '/bills/:id', status: 200, traceId: '4bf92f3577b34da6a3ce929d0e0e4736', msg: 'request' });
    expect(lines[0]).not.toContain('019085001234');
  });

  it('marks what failed and counts by class of status', async () => {
    await app.inject('/broken');
    await app.inject('/nowhere/019085001234');
    expect(tracing.spans().map(({ name, status }) => [name, status.code])).toEqual([['GET /broken', 2], ['GET unmatched', 0]]);
    const text = await metrics.text();
    expect(text).toMatch(/tinhso_http_request_duration_seconds_count\{service="payments",route="\/broken",method="GET",status="5xx"\} 1/);
    expect(text).not.toContain('019085001234');
  });

  it('is silent about probes', async () => {
    await app.inject('/livez');
    expect([lines, tracing.spans()]).toEqual([[], []]);
  });
});

describe('metrics', () => {
  it('gives the same metric for the same name', () => {
    expect(metrics.counter('tinhso_things_total', 'Things', ['kind'])).toBe(metrics.counter('tinhso_things_total', 'Things', ['kind']));
  });

  it('refuses names without a unit and labels with many values', () => {
    expect(() => metrics.counter('things', 'Things')).toThrow(/must look like/);
    expect(() => metrics.counter('tinhso_other_total', 'Things', ['citizen' as never])).toThrow(/not in the list/);
  });
});
