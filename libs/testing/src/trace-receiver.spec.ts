import { describe, expect, it } from '@jest/globals';
import { traceReceiver } from './index.js';

describe('traceReceiver', () => {
  it('reads what a process exports over OTLP', async () => {
    const receiver = await traceReceiver();
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = receiver.endpoint;
    const { inSpan, startTracing } = await import('@tinhso/observability');
    const tracing = startTracing({ service: 'test', ratio: 1 });
    await inSpan('outer', { step: 1 }, () => inSpan('inner', { label: 'x' }, () => undefined));
    await tracing.flush();
    await tracing.stop();
    await receiver.stop();
    const [first] = receiver.spans();
    expect(receiver.namesOf(first?.traceId ?? '')).toEqual(['outer', 'inner']);
    expect(receiver.spans().find(({ name }) => name === 'outer')?.attributes).toEqual({ step: 1 });
  });
});
