import type { Message } from '../../ports/receivers.js';
import type { Item, PersonalData, Served } from '../../ports/webhook-log.js';

type Fields = Record<string, unknown>;

/** Fields that a contract names, asked under the purpose that it gives for each. */
async function personalOf({ personal, contractId }: Served, data: Fields, owners: PersonalData): Promise<Fields> {
  const dossierId = data['dossierId'];
  if (personal.length === 0 || typeof dossierId !== 'string') return {};
  const found: Fields = {};
  for (const [purpose, named] of Map.groupBy(personal, (one) => one.purpose)) {
    Object.assign(found, await owners.of(dossierId, named.map(({ field }) => field), purpose, contractId));
  }
  return { personal: found };
}

/** The event as it goes to one receiver. Made anew at each attempt and kept nowhere. */
export async function messageOf(served: Served, { sequence, event }: Item, owners: PersonalData): Promise<Message> {
  const data = event.data as Fields;
  const personal = await personalOf(served, data, owners);
  return {
    id: event.id, sequence,
    body: JSON.stringify({ ...event, subscriptionid: served.id, subscriptionsequence: String(sequence), data: { ...data, ...personal } }),
  };
}
