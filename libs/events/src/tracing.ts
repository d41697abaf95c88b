/** What a span is about; attributes follow OpenTelemetry's messaging conventions and carry no personal data. */
export interface EventSpan {
  readonly name: string;
  readonly kind: 'producer' | 'consumer';
  readonly traceparent?: string;
  readonly attributes: Readonly<Record<string, string | number>>;
}

export interface OpenSpan {
  /** Trace context for the message's headers. */
  readonly traceparent?: string;
  end(error?: unknown): void;
}

/** Where observability plugs in; by hand, because instrumenting kafkajs overwrites the trace context. */
export interface EventTracing {
  /** A span that stays open while a batch is being sent. */
  startSpan(span: EventSpan): OpenSpan;
  /** Runs the work inside a span that continues `traceparent`. */
  withSpan<T>(span: EventSpan, work: () => Promise<T>): Promise<T>;
}

/** Passes trace contexts on without making spans. */
export const noTracing: EventTracing = {
  startSpan: ({ traceparent }) => ({ traceparent, end: () => undefined }),
  withSpan: (_span, work) => work(),
};
