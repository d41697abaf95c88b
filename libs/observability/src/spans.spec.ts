import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { currentTraceId, currentTraceparent, eventTracing, inSpan, openSpan, startTracing, withTraceparent } from './index.js';

const tracing = startTracing({ service: 'test', exporter: 'memory' });
const names = (): string[] => tracing.spans().map(({ name }) => name);

describe('spans', () => {
  beforeEach(() => tracing.reset());
  afterAll(() => tracing.stop());

  it('nest, and a trace context carries over a queue', async () => {
    let row: string | undefined;
    await inSpan('submit-dossier', { step: 1 }, () => { row = currentTraceparent(); });
    await withTraceparent(row, () => inSpan('start-processing', {}, () => inSpan('write', {}, () => undefined)));
    const [submit, start, write] = tracing.spans();
    expect(names()).toEqual(['submit-dossier', 'start-processing', 'write']);
    expect(new Set(tracing.spans().map((span) => span.spanContext().traceId)).size).toBe(1);
    expect(start?.parentSpanContext?.spanId).toBe(submit?.spanContext().spanId);
    expect(write?.parentSpanContext?.spanId).toBe(start?.spanContext().spanId);
    expect(submit?.attributes).toEqual({ step: 1 });
  });

  it('end and are marked when the work fails, without the message', async () => {
    const failure = Object.assign(new Error('019085001234 is known'), { code: '23505' });
    await expect(inSpan('fails', {}, () => { throw failure; })).rejects.toBe(failure);
    expect(tracing.spans()[0]).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'Error 23505' } });
    expect(JSON.stringify([tracing.spans()[0]?.status, tracing.spans()[0]?.events])).not.toContain('019085001234');
  });

  it('can be held open while a batch is sent', async () => {
    const first = openSpan({ name: 'publish', kind: 'producer', attributes: { topic: 't' } });
    expect(names()).toEqual([]);
    await eventTracing.withSpan({ name: 'consume', kind: 'consumer', ...(first.traceparent && { traceparent: first.traceparent }), attributes: {} }, async () => {
      expect(currentTraceId()).toBe(first.traceparent?.split('-')[1]);
    });
    first.end();
    expect(names()).toEqual(['publish', 'consume']);
  });

  it('are absent outside a trace', () => {
    expect(currentTraceparent()).toBeUndefined();
    expect(currentTraceId()).toBeUndefined();
  });
});
