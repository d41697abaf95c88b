/** What an operator ordered, as it is shown: a re-drive of parked events or a replay of a log. */
export interface EventOperation {
  readonly id: string;
  readonly kind: OperationKind;
  /** `failed` only a replay: a re-drive that meets a failing event goes on with the other keys. */
  readonly state: 'running' | 'finished' | 'stopped' | 'failed';
  readonly request: Readonly<Record<string, unknown>>;
  readonly actorId: string;
  readonly perSecond: number;
  /** Events that were chosen, with those behind them; more may come while it runs. */
  readonly selected: number;
  /** Events that took effect, once each. */
  readonly done: number;
  /** Events that failed again; they stay parked, and so does what is behind them. */
  readonly refused: number;
  /** What came of it, for a replay: counts and checksums. */
  readonly outcome?: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly endedAt?: string;
}

export type OperationKind = 'redrive' | 'replay';

export interface NewOperation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly request: Readonly<Record<string, unknown>>;
  readonly actorId: string;
  readonly perSecond: number;
  readonly selected: number;
}
