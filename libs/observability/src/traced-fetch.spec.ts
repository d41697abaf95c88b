import { afterAll, describe, expect, it } from '@jest/globals';
import { inSpan, startTracing, tracedFetch } from './index.js';

const tracing = startTracing({ service: 'test', exporter: 'memory' });

describe('tracedFetch', () => {
  afterAll(() => tracing.stop());

  it('hands the trace on, beside the headers that were asked for', async () => {
    let sent = new Headers();
    const call = tracedFetch('call directory', async (_, init) => { sent = new Headers(init?.headers); return new Response(); });
    await inSpan('click', {}, () => call('http://x.example/officers/7', { headers: { accept: 'application/json' } }));
    const [click, client] = tracing.spans();
    expect([click?.name, client?.name]).toEqual(['click', 'call directory']);
    expect(sent.get('traceparent')).toBe(`00-${click?.spanContext().traceId}-${client?.spanContext().spanId}-01`);
    expect(sent.get('accept')).toBe('application/json');
  });
});
