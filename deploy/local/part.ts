/** A running PostgreSQL, Kafka or Keycloak. */
export interface Part {
  readonly name: string;
  /** What clients connect to: a URL, or `host:port` for Kafka. */
  readonly address: string;
  /** The variables that make the platform use it. */
  readonly env: Readonly<Record<string, string>>;
  readonly how: 'environment' | 'docker' | 'recipe';
  /** The server's own process; undefined when it is not ours or not running. */
  readonly pid: number | undefined;
  /** Ends the process and waits until it is gone; safe to repeat. */
  stop(): Promise<void>;
  /** Starts it again on the same address and data, after `stop` or after it died. */
  restart(): Promise<void>;
}

/** A part cannot run on this machine; the reason is for people and goes into the count of skips. */
export class PartSkipped extends Error {
  readonly part: string;

  constructor(part: string, reason: string) {
    super(`${part}: ${reason}`);
    this.name = 'PartSkipped';
    this.part = part;
  }
}
