import type { Pool, PoolClient } from 'pg';

const survive = (): void => undefined;

/**
 * A connection that is lost while it is checked out, between two queries, says so as an event; without a listener that
 * ends the process. The query that follows on it fails, and that is how its holder learns of the loss.
 */
export function surviveLoss(pool: Pool): Pool {
  return pool.on('acquire', (client: PoolClient) => {
    if (!client.listeners('error').includes(survive)) client.on('error', survive);
  });
}
