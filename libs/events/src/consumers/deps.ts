import type { Pool } from 'pg';
import type { TransactionRunner } from '@tinhso/persistence';
import type { BackOff } from '../back-off.js';
import type { Report } from '../reports.js';
import type { EventTracing } from '../tracing.js';

/** What every consumer of a service shares. */
export interface ConsumerDeps {
  /** The service's own pool: inbox and parking are in its schema. */
  readonly pool: () => Pool;
  readonly transactions: TransactionRunner;
  readonly typePrefix: string;
  readonly tracing: EventTracing;
  readonly report: Report;
  readonly backOff: BackOff;
  /** How often an unexplained failure is tried before the event is parked. */
  readonly maxAttempts: number;
  /** How many keys of one partition are worked on at once. */
  readonly lanes: number;
}
