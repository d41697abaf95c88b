import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownClients } from '../../ports/known-clients.js';

/** The clients of the province pack. */
export async function packClients(folder: string): Promise<KnownClients> {
  const clients = JSON.parse(await readFile(join(folder, 'clients.json'), 'utf8')) as { readonly id: string }[];
  return new Set(clients.map(({ id }) => id));
}
