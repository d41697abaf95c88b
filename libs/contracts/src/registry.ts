import type { EventContract } from './contract.js';
import * as dossier from './dossier-events.js';
import * as payment from './payment-events.js';
import * as sync from './sync-events.js';

/** Every event that may leave a service, in a stable order. */
export const eventContracts: readonly EventContract[] = [dossier, payment, sync]
  .flatMap((area) => Object.values(area) as EventContract[])
  .sort((a, b) => (a.type < b.type ? -1 : 1));

const byType = new Map(eventContracts.map((entry) => [entry.type, entry]));

export const contractOf = (type: string): EventContract | undefined => byType.get(type);

export const topics: readonly string[] = [...new Set(eventContracts.map((entry) => entry.topic))].sort();
