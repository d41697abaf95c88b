import { Database } from './engine/database.js';
import { memoryConsumerStores, MemoryLease, MemoryOutbox, MemoryTransactions } from './engine/stores.js';
import type { Link } from './engine/stores.js';
import { leaseContract } from './lease.contract-suite.js';
import { storesContract } from './stores.contract-suite.js';

const direct: Link = {
  name: 'direct', now: () => performance.now(), onDeath: () => () => undefined, later: (work) => { queueMicrotask(work); },
  call: (_, operation) => new Promise((resolve, reject) => { operation((error, value) => (error ? reject(error) : resolve(value as never))); }),
};

storesContract('memory', () => {
  const database = new Database();
  return Promise.resolve({
    ...memoryConsumerStores(database, direct), outbox: new MemoryOutbox(database, direct), lease: new MemoryLease(database, direct),
    transactions: new MemoryTransactions(database, direct),
    effects: (group) => Promise.resolve(database.effects.filter((effect) => effect.group === group).map(({ eventId }) => eventId)),
  });
});

leaseContract('memory', () => Promise.resolve(new MemoryLease(new Database(), direct)));
