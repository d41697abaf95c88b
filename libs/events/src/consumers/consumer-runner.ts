import type { Pool } from 'pg';
import { ConsumerMembers } from './consumer-members.js';
import type { ConsumerSettings } from './consumer-members.js';
import { InboxTable } from './inbox.js';
import { ParkingTable } from './parking-table.js';
import type { ConsumerStores } from './ports.js';
import { ProjectionTransaction } from './projection-transaction.js';

export interface ConsumerRunnerOptions extends ConsumerSettings {
  /** The service's own pool: inbox and parking are in its schema. */
  readonly pool: () => Pool;
}

export const pgConsumerStores = (pool: () => Pool): ConsumerStores =>
  ({ parking: new ParkingTable(pool), inbox: new InboxTable(pool), projections: new ProjectionTransaction(pool) });

/** The consumers of a service, with inbox and parking place in its own schema. */
export class ConsumerRunner extends ConsumerMembers {
  constructor({ pool, ...settings }: ConsumerRunnerOptions) {
    super(settings, pgConsumerStores(pool));
  }
}
