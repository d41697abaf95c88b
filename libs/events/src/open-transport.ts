import pg from 'pg';
import { EmbeddedTransport } from './embedded/embedded-transport.js';
import type { EmbeddedOptions } from './embedded/embedded-transport.js';
import type { KafkaOptions } from './kafka/client.js';
import type { EventTransport } from './transport.js';

export type TransportChoice =
  | ({ readonly kind: 'kafka' } & KafkaOptions)
  /** `url` as `transportUrl` gives it. */
  | ({ readonly kind: 'embedded'; readonly url: string; readonly poolSize?: number } & Omit<EmbeddedOptions, 'ownsPool'>);

/** The transport of a profile; connections are made on first use. Kafka's client is loaded only where it is chosen. */
export async function openTransport(choice: TransportChoice): Promise<EventTransport> {
  if (choice.kind === 'kafka') return new (await import('./kafka/kafka-transport.js')).KafkaTransport(choice);
  const pool = new pg.Pool({
    connectionString: choice.url, max: choice.poolSize ?? 8, application_name: 'transport', keepAlive: true,
    connectionTimeoutMillis: 3_000, query_timeout: 12_000,
  });
  // A lost idle connection is replaced on the next query, which reports if it fails.
  pool.on('error', () => undefined);
  return new EmbeddedTransport(pool, { ...choice, ownsPool: true });
}
