import { EventTables1764000000001 } from './event-tables.js';
import { OutboxReading1764000000003 } from './outbox-reading.js';

/** What every service's schema needs to send and take events, in order. */
export const eventMigrations = [EventTables1764000000001, OutboxReading1764000000003] as const;
