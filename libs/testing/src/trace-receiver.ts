import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  /** Nanoseconds since 1970. */
  readonly start: bigint;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export interface TraceReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT` of the process under test; set `OTEL_TRACES_SAMPLER_ARG=1` beside it. */
  readonly endpoint: string;
  /** All spans so far, in the order of their start. */
  spans(): ReceivedSpan[];
  /** Names of one trace's spans, each after its parent. */
  namesOf(traceId: string): string[];
  stop(): Promise<void>;
}

interface OtlpSpan {
  name: string; traceId: string; spanId: string; parentSpanId?: string; startTimeUnixNano: string;
  attributes?: { key: string; value: Record<string, string | number | boolean> }[];
}
interface OtlpBody { resourceSpans?: { scopeSpans?: { spans?: OtlpSpan[] }[] }[] }

const received = (span: OtlpSpan): ReceivedSpan => ({
  name: span.name, traceId: span.traceId, spanId: span.spanId, start: BigInt(span.startTimeUnixNano),
  ...(span.parentSpanId ? { parentSpanId: span.parentSpanId } : {}),
  attributes: Object.fromEntries((span.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0] ?? ''])),
});

const spansIn = (body: string): ReceivedSpan[] =>
  ((JSON.parse(body) as OtlpBody).resourceSpans ?? []).flatMap(({ scopeSpans = [] }) => scopeSpans.flatMap(({ spans = [] }) => spans.map(received)));

const byTree = (spans: readonly ReceivedSpan[]): ReceivedSpan[] => {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const below = (parent: string | undefined): ReceivedSpan[] => spans
    .filter(({ parentSpanId }) => (parentSpanId && ids.has(parentSpanId) ? parentSpanId : undefined) === parent)
    .flatMap((span) => [span, ...below(span.spanId)]);
  return below(undefined);
};

/** Listens for OTLP over HTTP (JSON) as a collector does, so that a test can read the traces of other processes. */
export async function traceReceiver(): Promise<TraceReceiver> {
  const kept: ReceivedSpan[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      kept.push(...spansIn(Buffer.concat(chunks).toString()));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const spans = (): ReceivedSpan[] => [...kept].sort((a, b) => (a.start < b.start ? -1 : 1));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    namesOf: (traceId) => byTree(spans().filter((span) => span.traceId === traceId)).map(({ name }) => name),
    stop: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
