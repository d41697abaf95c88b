import { describe, expect, it } from '@jest/globals';
import { UnreadableEvent } from '../incoming-event.js';
import type { OutgoingEvent } from '../outgoing-event.js';
import type { ReceivedMessage } from '../transport.js';
import { toMessage } from './binary.js';
import { toIncomingEvent } from './reading.js';
import { envelopeSettings } from './settings.js';
import { toStructured } from './structured.js';

const settings = envelopeSettings('public-services', 'vn.example');
const event: OutgoingEvent = {
  id: '0190d1b0-0000-7000-8000-000000000001', type: 'dossier.submitted.v1', subject: 'd-1', sequence: 3, aggregateVersion: 7,
  topic: 'public-services.dossier.events', data: { procedure: '1.001193', note: 'Đăng ký' }, time: '2026-11-23T09:00:00+07:00',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};
const received = (over: Partial<ReceivedMessage> = {}): ReceivedMessage => ({ ...toMessage(event, settings), partition: 2, position: 41, ...over });

describe('CloudEvents envelope', () => {
  it('writes binary mode with ce_ headers and the data as body', () => {
    const message = toMessage(event, settings);
    expect(message.key).toBe('d-1');
    expect(JSON.parse(message.body.toString())).toEqual(event.data);
    expect(message.headers).toEqual({
      ce_specversion: '1.0', ce_id: event.id, ce_type: 'vn.example.dossier.submitted.v1', ce_source: '/services/public-services',
      ce_subject: 'd-1', ce_time: event.time, ce_sequence: '3', ce_aggregateversion: '7', ce_partitionkey: 'd-1',
      ce_dataschema: '/api/asyncapi.json#/components/schemas/dossier.submitted.v1', 'content-type': 'application/json',
      ce_traceparent: event.traceparent, traceparent: event.traceparent,
    });
  });

  it('reads back what it wrote, without the prefix, with the place it came from', () => {
    const { topic, ...rest } = event;
    expect(toIncomingEvent(received(), 'vn.example')).toMatchObject({ ...rest, source: '/services/public-services', topic, partition: 2, position: 41 });
    expect(toIncomingEvent(received(), 'vn.other').type).toBe('vn.example.dossier.submitted.v1');
  });

  it('gives agencies structured JSON', () => {
    expect(toStructured(toIncomingEvent(received(), 'vn.example'), 'vn.example')).toEqual({
      specversion: '1.0', id: event.id, source: '/services/public-services', type: 'vn.example.dossier.submitted.v1', subject: 'd-1',
      time: event.time, datacontenttype: 'application/json', dataschema: '/api/asyncapi.json#/components/schemas/dossier.submitted.v1',
      sequence: '3', aggregateversion: 7, partitionkey: 'd-1', traceparent: event.traceparent, data: event.data,
    });
  });

  const headers = toMessage(event, settings).headers;
  it.each<[string, Partial<ReceivedMessage>]>([
    ['no headers', { headers: {} }],
    ['another version', { headers: { ...headers, ce_specversion: '0.3' } }],
    ['no id', { headers: { ...headers, ce_id: '' } }],
    ['NUL in the id', { headers: { ...headers, ce_id: 'a\0b' } }],
    ['a sequence that is no number', { headers: { ...headers, ce_sequence: '1e3' } }],
    ['a time that is none', { headers: { ...headers, ce_time: 'yesterday' } }],
    ['broken JSON', { body: Buffer.from('{"a":') }],
    ['bytes that are not UTF-8', { body: Buffer.from([0x22, 0xff, 0x22]) }],
    ['an empty body', { body: Buffer.alloc(0) }],
  ])('calls a message with %s unreadable', (_, over) => {
    expect(() => toIncomingEvent(received(over))).toThrow(UnreadableEvent);
  });
});
