import { describe, expect, it } from '@jest/globals';
import type { OutgoingEvent } from '../outgoing-event.js';
import { maxMessageBytes } from '../transport.js';
import { outboxChange } from './outbox-change.js';

const event: OutgoingEvent = {
  id: '0190d1b0-0000-7000-8000-000000000001', type: 'dossier.submitted.v1', subject: 'd-1', sequence: 1, aggregateVersion: 1,
  topic: 'public-services.dossier.events', data: {}, time: '2026-11-23T09:00:00+07:00',
};

describe('outboxChange', () => {
  it('has one text for any number of events, so that the statement stays prepared', () => {
    expect(outboxChange([event], 'dossier').text).toBe(outboxChange([event, event, event], 'dossier').text);
    expect(outboxChange([event], 'dossier')).toMatchObject({ name: 'outbox_dossier', after: 'dossier' });
  });

  it('refuses a malformed name, a sequence from zero and an event no transport would take', () => {
    expect(() => outboxChange([{ ...event, type: 'DossierSubmitted' }], 'dossier')).toThrow('is not <aggregate>.<what>.v<n>');
    expect(() => outboxChange([{ ...event, sequence: 0 }], 'dossier')).toThrow('count from 1');
    expect(() => outboxChange([{ ...event, data: 'x'.repeat(maxMessageBytes) }], 'dossier')).toThrow('too large');
  });
});
