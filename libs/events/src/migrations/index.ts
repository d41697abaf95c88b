import { EventOperations1764000000006 } from './event-operations.js';
import { EventTables1764000000001 } from './event-tables.js';
import { NewerForms1764000000008 } from './newer-forms.js';
import { OutboxReading1764000000003 } from './outbox-reading.js';
import { RedriveCounters1764000000007 } from './redrive-counters.js';
import { ParkedInInbox1764000000005 } from './parked-in-inbox.js';

/** What every service's schema needs to send and take events, in order. */
export const eventMigrations = [EventTables1764000000001, OutboxReading1764000000003, ParkedInInbox1764000000005, EventOperations1764000000006, RedriveCounters1764000000007, NewerForms1764000000008] as const;
