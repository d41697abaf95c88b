import type { TransactionRunner } from '@tinhso/persistence';
import type { BackOff } from '../back-off.js';
import type { Report } from '../reports.js';
import type { Timers } from '../timers.js';
import type { EventTracing } from '../tracing.js';
import type { ConsumerStores } from './ports.js';

/** What every consumer of a service shares. */
export interface ConsumerDeps extends ConsumerStores {
  readonly transactions: TransactionRunner;
  readonly typePrefix: string;
  readonly tracing: EventTracing;
  readonly report: Report;
  readonly timers: Timers;
  readonly backOff: BackOff;
  /** How often an unexplained failure is tried before the event is parked. */
  readonly maxAttempts: number;
  /** How many keys of one partition are worked on at once. */
  readonly lanes: number;
}
