import type { Pool } from 'pg';
import type { Policy, ServiceTokens } from '@tinhso/auth';
import type { Looks } from '@tinhso/audit';
import type { EventTransport } from '@tinhso/events';
import type { Clock } from '@tinhso/kernel';
import type { Cursors, DataSource, TransactionRunner } from '@tinhso/persistence';
import type { Access } from './access.js';
import type { ServiceSettings } from './settings.js';

/** The ready-made surroundings of a service; its module picks from it what its classes need. */
export interface Platform {
  readonly settings: ServiceSettings;
  readonly dataSource: DataSource;
  readonly pool: () => Pool;
  readonly transactions: TransactionRunner;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly access: Access;
  readonly looks: Looks;
  readonly cursors: Cursors;
  readonly transport: EventTransport;
  readonly tokens: ServiceTokens;
}
