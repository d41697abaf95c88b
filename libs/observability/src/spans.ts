import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span } from '@opentelemetry/api';

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

const kinds = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, client: SpanKind.CLIENT, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER };
export type SpanRole = keyof typeof kinds;

const contextOf = (traceparent: string | undefined): Context =>
  (traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : context.active());

const traceparentOf = (at: Context): string | undefined => {
  const carrier: Record<string, string> = {};
  propagation.inject(at, carrier);
  return carrier['traceparent'];
};

/** Marks a span as failed by the error's name and code. Messages stay out: they may quote what a person typed. */
export function failSpan(span: Span, error: unknown): void {
  const { name = 'Error', code } = (error ?? {}) as { name?: string; code?: string };
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', code ? `${name} ${code}` : name);
}

/**
 * Runs `work` inside a span below the current one and ends it, marked as failed when the work throws; the error goes on.
 * Names are low in cardinality (`submit-dossier`, not an id); attributes carry ids and codes, never personal data.
 */
export async function inSpan<T>(name: string, attributes: SpanAttributes, work: () => T | Promise<T>, role: SpanRole = 'internal'): Promise<T> {
  const span = trace.getTracer('tinhso').startSpan(name, { kind: kinds[role], attributes });
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    failSpan(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** W3C trace context of the current span for a header or an outbox row; undefined outside a trace. */
export const currentTraceparent = (): string | undefined => traceparentOf(context.active());

/** Trace id (32 hex digits) of the current span; undefined outside a trace. */
export const currentTraceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;

/** Runs `work` as a continuation of a trace context that came from elsewhere; as it is, when there is none. */
export const withTraceparent = <T>(traceparent: string | undefined, work: () => T): T => context.with(contextOf(traceparent), work);

/** A span that is ended by hand, for work that spans several calls. */
export interface OpenSpan {
  readonly traceparent?: string;
  end(error?: unknown): void;
}

export interface SpanStart {
  readonly name: string;
  readonly kind: SpanRole;
  /** The context to continue; the current one when it is missing. */
  readonly traceparent?: string;
  readonly attributes: Readonly<Record<string, string | number>>;
}

export function openSpan({ name, kind, traceparent, attributes }: SpanStart): OpenSpan {
  const parent = contextOf(traceparent);
  const span = trace.getTracer('tinhso').startSpan(name, { kind: kinds[kind], attributes }, parent);
  return {
    traceparent: traceparentOf(trace.setSpan(parent, span)) ?? traceparent,
    end: (error) => {
      if (error !== undefined) failSpan(span, error);
      span.end();
    },
  };
}

/** What libs/events plugs in (`EventTracing`): spans per message, without touching the message's own trace context. */
export const eventTracing = {
  startSpan: openSpan,
  withSpan: <T>(start: SpanStart, work: () => Promise<T>): Promise<T> =>
    withTraceparent(start.traceparent, () => inSpan(start.name, start.attributes, work, start.kind)),
};
