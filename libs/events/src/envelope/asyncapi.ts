import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eventContracts, topics } from '@tinhso/contracts';
import type { EventContract } from '@tinhso/contracts';
import { defaultTypePrefix } from './settings.js';

type Json = Record<string, unknown>;
const { resolve } = createRequire(import.meta.url);

/** The committed example of a published event's data. */
export const exampleOf = (type: string): Json => JSON.parse(readFileSync(resolve(`@tinhso/contracts/examples/${type}.json`), 'utf8')) as Json;

/** The example as agencies read it in the feed: a whole CloudEvent. */
export function exampleEvent({ type, owner }: EventContract, typePrefix = defaultTypePrefix): Json {
  const data = exampleOf(type);
  const subject = data['billId'] ?? data['dossierId'];
  return {
    specversion: '1.0', id: '01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d', source: `/services/${owner}`, type: `${typePrefix}.${type}`, subject,
    time: '2026-11-23T02:00:00.000Z', datacontenttype: 'application/json', dataschema: `https://example.gov.vn/api/agency-events/v1/event-types/${type}/schema`,
    sequence: '1', aggregateversion: 1, partitionkey: subject, data,
  };
}

const headers = {
  type: 'object', required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_sequence'],
  properties: Object.fromEntries(['specversion', 'id', 'type', 'source', 'subject', 'time', 'sequence', 'aggregateversion', 'partitionkey', 'dataschema', 'newerform', 'traceparent'].map((name) => [`ce_${name}`, { type: 'string' }])),
};

const messageOf = ({ type, meaning }: EventContract, prefix: string): Json => ({
  name: `${prefix}.${type}`, title: meaning.en, summary: meaning.vi, contentType: 'application/json',
  headers: { $ref: '#/components/schemas/cloudEventHeaders' }, payload: { $ref: `#/components/schemas/${type}` },
  examples: [{ name: 'example', payload: exampleOf(type) }],
});

/** The AsyncAPI 3 document of every event that leaves a service, in the binary mode of CloudEvents over Kafka. */
export function asyncApi(typePrefix = defaultTypePrefix): Json {
  const of = (topic: string) => eventContracts.filter((contract) => contract.topic === topic);
  const schemas = Object.fromEntries(eventContracts.map(({ type, data }) => [type, { ...JSON.parse(JSON.stringify(data)) as Json, title: type }]));
  return {
    asyncapi: '3.0.0',
    info: { title: 'TinhSo events', version: '1', description: 'CloudEvents 1.0, keyed by aggregate. Agencies read the same events as JSON at /api/agency-events/v1/events. Additive changes only inside a version.' },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [topic, {
      address: topic, description: `published by ${of(topic)[0]?.owner ?? ''}`, messages: Object.fromEntries(of(topic).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    }])),
    operations: Object.fromEntries(topics.map((topic) => [`read-${topic.replaceAll('.', '-')}`, {
      action: 'receive', channel: { $ref: `#/channels/${topic}` }, messages: of(topic).map(({ type }) => ({ $ref: `#/channels/${topic}/messages/${type}` })),
    }])),
    components: { schemas: { cloudEventHeaders: headers, ...schemas }, messages: Object.fromEntries(eventContracts.map((contract) => [contract.type, messageOf(contract, typePrefix)])) },
  };
}
