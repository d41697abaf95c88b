/** An event as a consumer sees it, whatever carried it. */
export interface IncomingEvent<Data = unknown> {
  readonly id: string;
  /** Without the reverse-DNS prefix when it is ours: `dossier.submitted.v1`. */
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly sequence: number;
  readonly aggregateVersion: number;
  readonly time: string;
  readonly data: Data;
  /** The same fact stands right behind this event as that type: who reads both passes over this one. */
  readonly newerForm?: string;
  readonly dataschema?: string;
  readonly traceparent?: string;
  readonly topic: string;
  readonly key: string;
  readonly partition: number;
  readonly position: number;
}

/** The message is no event of ours: a header is missing or wrong, or the body is not JSON. */
export class UnreadableEvent extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnreadableEvent';
  }
}
