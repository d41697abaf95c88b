import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventContracts } from '@tinhso/contracts';
import type { EventContract } from '@tinhso/contracts';
import { envelopeSettings, isWanted, toMessage } from '@tinhso/events';
import { exampleOf } from '@tinhso/events/asyncapi';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { Caller, tokenOf } from '../support/client.js';
import { extractRequest } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';
import type { PlatformUnderTest } from '../support/platform.js';

const addedLater = { nested: { deep: [{ more: true }] }, note: 'thêm sau' };

/** As a later revision would publish it: further fields beside those that are known, inside of objects too. */
function grown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(grown);
  if (typeof value !== 'object' || value === null) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, grown(inner)])), addedLater };
}

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`every published version, on ${parts.name}`, () => {
    let platform: PlatformUnderTest;
    beforeAll(async () => { platform = await platformOn(parts); }, 90_000);
    afterAll(() => platform?.stop(), 30_000);

    it('is taken in by every consumer of today that reads it, as it was and with fields that nobody knows', async () => {
      const lan = new Caller(platform.origin, await tokenOf(platform.issuer, 'lan'));
      const made = await lan.post<{ id: string }>('/api/public-services/v1/dossiers', extractRequest());
      expect(made.status).toBe(201);
      let sequence = 1_000;
      const published = (contract: EventContract, change: (data: unknown) => unknown) => {
        sequence += 1;
        const data = change({ ...exampleOf(contract.type), dossierId: made.body.id });
        return { id: newId(), type: contract.type, topic: contract.topic, subject: newId(), sequence, aggregateVersion: 1, time: '2026-11-25T09:00:00+07:00', data };
      };
      const events = [(data: unknown) => data, grown].flatMap((change) => eventContracts.map((contract) => published(contract, change)));
      const [anyService] = platform.services;
      await anyService?.platform.transport.publish(events.map((event) => toMessage(event, envelopeSettings('published-before'))));
      const missing = async (): Promise<string[]> => (await Promise.all(platform.services.map(async (service) => {
        const wanted = service.consumers().flatMap(({ group, topics, types }) => events.filter((event) => topics.includes(event.topic) && isWanted(types, event)).map(({ id, type }) => ({ group, id, type })));
        const { rows } = await service.platform.pool().query<{ consumer: string; event_id: string }>(
          'select consumer, event_id from inbox i where event_id = any($1) and not exists (select from parked_event p where p.consumer = i.consumer and p.event_id = i.event_id)', [events.map(({ id }) => id)]);
        const done = new Set(rows.map(({ consumer, event_id: id }) => `${consumer} ${id}`));
        return wanted.filter(({ group, id }) => !done.has(`${group} ${id}`)).map(({ group, type }) => `${group}: ${type}`);
      }))).flat();
      const parked = async (): Promise<unknown[]> => (await Promise.all(platform.services.map(async (service) =>
        (await service.platform.pool().query('select consumer, headers->>$1 as type, error from parked_event where event_id = any($2)', ['ce_type', events.map(({ id }) => id)])).rows))).flat();
      await eventually(async () => {
        expect([await parked(), await missing()]).toEqual([[], []]);
        return true;
      }, { within: 30_000, every: 200 });
    }, 90_000);
  });
}
