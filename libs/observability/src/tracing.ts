import { trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor, InMemorySpanExporter, NodeTracerProvider, ParentBasedSampler, SimpleSpanProcessor, TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-node';

export interface TracingOptions {
  readonly service: string;
  /** `memory` keeps finished spans for a test; otherwise OTLP over HTTP when `OTEL_EXPORTER_OTLP_ENDPOINT` is set. */
  readonly exporter?: 'memory';
  /** Share of new traces that are recorded, 0 to 1; a trace that comes from outside keeps its own decision. */
  readonly ratio?: number;
}

export interface Tracing {
  /** Finished spans, each after its parent, siblings by their start; always empty without the memory exporter. */
  spans(): ReadableSpan[];
  reset(): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

// Loaded only where somebody listens.
const otlp = process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ? await import('@opentelemetry/exporter-trace-otlp-http') : undefined;

const none: Tracing = { spans: () => [], reset: () => undefined, flush: async () => undefined, stop: async () => undefined };

const startedAt = ({ startTime: [seconds, nanoseconds] }: ReadableSpan): number => seconds * 1e9 + nanoseconds;

/** By tree, because clocks of two spans may differ by a millisecond and put a child before its parent. */
const inOrder = (finished: readonly ReadableSpan[]): ReadableSpan[] => {
  const sorted = [...finished].sort((a, b) => startedAt(a) - startedAt(b));
  const ids = new Set(sorted.map((span) => span.spanContext().spanId));
  const below = (parent: string | undefined): ReadableSpan[] =>
    sorted.filter(({ parentSpanContext: above }) => (above && ids.has(above.spanId) ? above.spanId : undefined) === parent)
      .flatMap((span) => [span, ...below(span.spanContext().spanId)]);
  return below(undefined);
};

const shareOf = (options: TracingOptions, exported: boolean): number => {
  const asked = options.ratio ?? Number(process.env['OTEL_TRACES_SAMPLER_ARG'] || Number.NaN);
  if (Number.isFinite(asked)) return Math.min(Math.max(asked, 0), 1);
  if (options.exporter === 'memory') return 1;
  return exported ? 0.1 : 0;
};

/**
 * Sets up the process's one tracer provider. Without an exporter nothing is recorded, but trace ids are still made and
 * passed on, so that audit records and log lines can be joined. `OTEL_SDK_DISABLED=true` turns even that off.
 */
export function startTracing(options: TracingOptions): Tracing {
  if (process.env['OTEL_SDK_DISABLED'] === 'true') return none;
  const memory = options.exporter === 'memory' ? new InMemorySpanExporter() : undefined;
  const spanProcessors: SpanProcessor[] = [];
  if (memory) spanProcessors.push(new SimpleSpanProcessor(memory));
  else if (otlp) spanProcessors.push(new BatchSpanProcessor(new otlp.OTLPTraceExporter()));
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(shareOf(options, spanProcessors.length > 0)) }),
    spanProcessors,
  });
  provider.register({ propagator: new W3CTraceContextPropagator() });
  return {
    spans: () => inOrder(memory?.getFinishedSpans() ?? []),
    reset: () => memory?.reset(),
    flush: () => provider.forceFlush(),
    stop: async () => { await provider.shutdown(); trace.disable(); },
  };
}
