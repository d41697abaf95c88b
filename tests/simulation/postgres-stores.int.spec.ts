import { afterAll, beforeAll } from '@jest/globals';
import { LeaseTable, OutboxTable, pgConsumerStores } from '@tinhso/events';
import { PgTransactionRunner } from '@tinhso/persistence';
import { leaseContract } from './lease.contract-suite.js';
import { simulatedService } from './service-database.js';
import { storesContract } from './stores.contract-suite.js';

let service: Awaited<ReturnType<typeof simulatedService>>;
beforeAll(async () => { service = await simulatedService(); }, 90_000);
afterAll(() => service.drop());

// What the simulation's memory promises is what PostgreSQL does.
storesContract('PostgreSQL', async () => {
  const pool = (): typeof service.pool => service.pool;
  await pool().query('delete from outbox; delete from inbox; delete from parked_event; delete from relay_lease; delete from aggregate; delete from effect');
  return {
    ...pgConsumerStores(pool), outbox: new OutboxTable(pool), lease: new LeaseTable(pool), transactions: new PgTransactionRunner(pool),
    effects: async (group) => (await pool().query<{ event_id: string }>('select event_id from effect where consumer = $1 order by at', [group])).rows.map((row) => row.event_id),
  };
});

leaseContract('PostgreSQL', async () => {
  await service.pool.query('delete from relay_lease');
  return new LeaseTable(() => service.pool);
});
