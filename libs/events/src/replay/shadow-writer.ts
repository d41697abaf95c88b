import type { Pool, PoolClient } from 'pg';
import { ChangeSet, sendTogether } from '@tinhso/persistence';
import type { NamedQuery, Tx } from '@tinhso/persistence';
import type { ConsumerDefinition } from '../consumers/consumer-definition.js';
import type { IncomingEvent } from '../incoming-event.js';

/** Applies events with the consumer's own handler on connections whose search path begins with the shadow. */
export class ShadowWriter {
  constructor(private readonly pool: () => Pool, private readonly handle: ConsumerDefinition['handle']) {}

  /** In order. Writes travel together; a handler that reads sees everything before it. */
  async apply(events: readonly IncomingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const client = await this.pool().connect();
    let broken: unknown = true;
    try {
      const waiting: NamedQuery[] = [];
      const flush = async (): Promise<void> => { if (waiting.length > 0) await sendTogether(client, waiting.splice(0)); };
      for (const event of events) {
        const set = new ChangeSet();
        await this.handle(event, this.txOn(client, set, flush)).catch((error: unknown) => { throw new ReplayRefused(event, error); });
        if (set.size > 0) waiting.push(set.toStatement());
      }
      await flush();
      broken = undefined;
    } finally {
      client.release(broken !== undefined);
    }
  }

  private txOn(client: PoolClient, set: ChangeSet, flush: () => Promise<void>): Tx {
    return {
      add: (change) => set.add(change), find: (name) => set.find(name), added: () => set.added,
      read: async <Row>({ name, text, values }: NamedQuery): Promise<Row[]> => {
        await flush();
        return (await client.query({ name, text, values: values as unknown[] })).rows as Row[];
      },
    };
  }
}

/** The handler of today refuses what the handler of then has taken. */
export class ReplayRefused extends Error {
  constructor(readonly event: IncomingEvent, cause: unknown) {
    super(`event ${event.id} at ${event.topic}/${event.partition}/${event.position}: ${cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)}`, { cause });
    this.name = 'ReplayRefused';
  }
}
