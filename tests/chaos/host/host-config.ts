/** Named points of a consumer's work at which the process may die. */
export const failpoints = ['received', 'before-effect', 'before-commit', 'during-commit', 'committed', 'acknowledged'] as const;
export type Failpoint = (typeof failpoints)[number];

/** Designs that lose, double or swap, built so that the checker can be seen to notice. */
export type Breakage = 'inbox-outside' | 'acknowledge-first' | 'relay-by-id';

export interface HostGroup {
  readonly group: string;
  readonly kind: 'reaction' | 'projection';
}

export type HostTransport =
  | { readonly kind: 'embedded'; readonly leaseMs?: number }
  | { readonly kind: 'kafka'; readonly brokers: readonly string[]; readonly sessionTimeoutMs: number };

/** Everything a child process is told, as JSON in its environment. */
export interface HostConfig {
  readonly role: 'service' | 'relay' | 'consumer';
  /** Address of an administrator; the roles' addresses are below it. */
  readonly databaseUrl: string;
  readonly secret: string;
  readonly transport: HostTransport;
  readonly topic: string;
  /** Service: where it listens. */
  readonly port?: number;
  /** Service: every so many commands sleep so many ms between drawing the outbox's position and the commit. */
  readonly slowCommits?: { readonly every: number; readonly ms: number };
  /** Relay. */
  readonly leaseMs?: number;
  /** Relay: shares of batches that are sent twice, and whose acknowledgement never arrives. */
  readonly faults?: { readonly double: number; readonly dropAnswer: number };
  /** Consumer. */
  readonly groups?: readonly HostGroup[];
  /** Consumer: handling takes so long. */
  readonly handleMs?: number;
  /** Consumer: every so many events the handler throws, at each attempt. */
  readonly poisonEvery?: number;
  readonly breakage?: Breakage;
  /** Consumer: dies once at this point; the folder remembers that it did. */
  readonly failpoint?: { readonly name: Failpoint; readonly dir: string };
}

export const topicOf = (name: string): string => `chaos.${name}.events`;
export const schema = 'chaos';
