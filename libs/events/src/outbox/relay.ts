import type { Pool } from 'pg';
import { LeaseTable } from './lease-table.js';
import { OutboxTable } from './outbox-table.js';
import { RelayLoop } from './relay-loop.js';
import type { RelaySettings } from './relay-loop.js';

export interface RelayOptions extends RelaySettings {
  readonly pool: () => Pool;
}

/** The relay of a service, on the outbox in its own schema. */
export class Relay extends RelayLoop {
  constructor({ pool, ...settings }: RelayOptions) {
    super(settings, { outbox: new OutboxTable(pool), lease: new LeaseTable(pool) });
  }
}
