/** A receiver as its deliveries need it. */
export interface Receiver {
  readonly sink: string;
  /** Those that are valid now, the newest first. */
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Value of `authorization`, from the receiver's credential. */
  readonly authorization?: string;
}

export interface Message {
  /** The same at every attempt; a receiver knows a repetition by it. */
  readonly id: string;
  readonly body: string;
  /** Of the subscription's events; none for a test. */
  readonly sequence?: number;
}

/** What was sent and what came back, fit to be shown to the agency's technician. */
export interface Attempt {
  readonly at: Date;
  readonly tookMs: number;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status?: number;
  /** A code when there was no answer: `timeout`, `private-address`, `refused`, `unknown-host`, `tls`, `reset`, `no-answer`. */
  readonly error?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Its first part. */
  readonly responseBody?: string;
}

export interface Consent {
  readonly granted: boolean;
  /** A word on why not. */
  readonly why?: string;
  /** Requests per minute; none for any. */
  readonly allowedRate?: number;
}

export interface Receivers {
  /** How this platform names itself to receivers. */
  readonly origin: string;
  /** Asks for permission to send, as the CloudEvents web hook specification has it. Never throws. */
  consent(receiver: Receiver, ratePerMinute: number): Promise<Consent>;
  /** Never throws. */
  send(receiver: Receiver, message: Message): Promise<Attempt>;
}
