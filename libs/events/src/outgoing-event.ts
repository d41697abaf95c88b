/** What a service publishes: a fact in its published form, as contracts define it. */
export interface OutgoingEvent {
  /** UUIDv7; the key by which consumers recognise a repeated delivery. */
  readonly id: string;
  /** `<aggregate>.<what>.v<n>`, without the reverse-DNS prefix. */
  readonly type: string;
  /** Aggregate id; also the key that decides order. */
  readonly subject: string;
  /** Counts the aggregate's published events 1, 2, 3 … without holes. */
  readonly sequence: number;
  readonly aggregateVersion: number;
  /** `<service>.<aggregate>.events` */
  readonly topic: string;
  /** The type of the same fact's newer version, published right behind this one under a number of its own. */
  readonly newerForm?: string;
  readonly data: unknown;
  /** RFC 3339 with offset. */
  readonly time: string;
  /** W3C trace context of the work that caused the event. */
  readonly traceparent?: string;
}
