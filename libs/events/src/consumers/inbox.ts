import type { Pool } from 'pg';
import { isUniqueViolation } from '@tinhso/persistence';
import type { Change } from '@tinhso/persistence';
import type { InboxStore } from './ports.js';

/** Marks an event as done for a consumer, in the statement of its effect. */
export const inboxChange = (consumer: string, eventId: string): Change => ({
  name: 'inbox', text: 'insert into inbox (consumer, event_id) values ($1, $2) returning event_id', values: [consumer, eventId],
});

/** The event was done before: nothing of the statement was written. */
export const isDoneAlready = (error: unknown): boolean => isUniqueViolation(error, 'inbox_pk');

/** The inbox as a table in the consumer's schema. */
export class InboxTable implements InboxStore {
  constructor(private readonly pool: () => Pool) {}

  async has(group: string, eventId: string): Promise<boolean> {
    const { rowCount } = await this.pool().query({
      name: 'inbox_has', text: 'select from inbox where consumer = $1 and event_id = $2', values: [group, eventId],
    });
    return rowCount === 1;
  }
}
