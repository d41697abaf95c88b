import fc from 'fast-check';
import { newId } from '@tinhso/kernel';
import { envelopeSettings, maxMessageBytes, toMessage } from '@tinhso/events';
import type { OutgoingMessage, ReceivedMessage } from '@tinhso/events';

/** What must become of a message: its effect, the parking place, or nothing because it is not for this consumer. */
export type Fate = 'effect' | 'parked' | 'passed';

export interface Fuzzed {
  readonly what: string;
  readonly fate: Fate;
  readonly message: OutgoingMessage;
}

export const fuzzTopic = 'public-services.dossier.events';
export const wantedType = 'dossier.submitted.v1';
const settings = envelopeSettings('fuzz');
const nfd = 'Hồ sơ đăng ký khai sinh'.normalize('NFD');

export const soundData = (dossierId: string) => ({
  dossierId, procedureCode: '1.001193', procedureVersion: 1, agencyCode: '000.00.19.X99', requestReference: 'YC-261123-7K3M9P', channel: 'online',
  applicantKind: 'citizen', feeInAdvance: 0, submittedAt: '2026-11-23T02:00:00.000Z',
});

export function sound(subject = newId(), sequence = 1, data: unknown = soundData(subject)): OutgoingMessage {
  return toMessage({ id: newId(), type: wantedType, subject, sequence, aggregateVersion: sequence, topic: fuzzTopic, data, time: '2026-11-23T09:00:00+07:00' }, settings);
}

type Shape = readonly [what: string, fate: Fate, arbitrary: fc.Arbitrary<(message: OutgoingMessage) => OutgoingMessage>];

const body = (bytes: Buffer) => (message: OutgoingMessage): OutgoingMessage => ({ ...message, body: bytes });
const json = (value: unknown) => body(Buffer.from(JSON.stringify(value)));
const withData = (change: (data: Record<string, unknown>) => unknown) => (message: OutgoingMessage): OutgoingMessage =>
  json(change(JSON.parse(message.body.toString()) as Record<string, unknown>))(message);
const header = (name: string, value: string | undefined) => ({ headers, ...message }: OutgoingMessage): OutgoingMessage =>
  ({ ...message, headers: value === undefined ? Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name)) : { ...headers, [name]: value } });
const named = ['ce_id', 'ce_type', 'ce_source', 'ce_subject'];
const needed = [...named, 'ce_specversion', 'ce_time', 'ce_sequence', 'ce_aggregateversion'];
const nested = (depth: number, open: string, close: string): Buffer => Buffer.from(`${open.repeat(depth)}1${close.repeat(depth)}`);
const huge = Buffer.alloc(2_000_000, 32);
huge.write('{"dossierId":"x"}');
const constant = fc.constant;

/** Each way to be wrong, with what must become of it; the text of the third column is drawn anew each time. */
const shapes: readonly Shape[] = [
  ['is sound', 'effect', constant((message) => message)],
  ['has unknown fields, nested too', 'effect', fc.jsonValue({ maxDepth: 4, noUnicodeString: true } as object).filter((value) => !JSON.stringify(value).includes('__proto__')).map((value) => withData((data) => ({ ...data, addedLater: { value } })))],
  ['has bytes that are no JSON', 'parked', fc.uint8Array({ maxLength: 200 }).map((bytes) => body(Buffer.concat([Buffer.from([0x7b, 0xff]), Buffer.from(bytes)])))],
  ['is cut off', 'parked', fc.nat(150).map((length) => (message) => body(message.body.subarray(0, length))(message))],
  ['is JSON of another shape', 'parked', fc.jsonValue({ maxDepth: 3 }).map(json)],
  ['lacks a field', 'parked', fc.constantFrom(...Object.keys(soundData(''))).map((name) => withData(({ [name]: _, ...rest }) => rest))],
  ['has a field of another type', 'parked', fc.tuple(fc.constantFrom(...Object.keys(soundData(''))), fc.constantFrom<unknown>(null, true, [], {}, -1.5)).map(([name, value]) => withData((data) => ({ ...data, [name]: value })))],
  ['lacks a header', 'parked', fc.constantFrom(...needed).map((name) => header(name, undefined))],
  ['has an empty header', 'parked', fc.constantFrom(...needed).map((name) => header(name, ''))],
  ['has NUL in a header', 'parked', fc.constantFrom(...named).map((name) => header(name, 'a\0b'))],
  ['has half a character in a header', 'parked', fc.constantFrom(...named).map((name) => header(name, 'a\ud800b'))],
  ['has a header that is not NFC', 'parked', fc.constantFrom(...named).map((name) => header(name, nfd))],
  ['has a name longer than an index holds', 'parked', fc.tuple(fc.constantFrom(...named), fc.integer({ min: 501, max: 20_000 })).map(([name, length]) => header(name, 'x'.repeat(length)))],
  ['has a counter that is none', 'parked', fc.constantFrom('-1', '1e3', ' 1', '9'.repeat(40), 'NaN', '١').map((value) => header('ce_sequence', value))],
  ['has a time that is none', 'parked', fc.constantFrom('yesterday', '9'.repeat(20), '{}').map((value) => header('ce_time', value))],
  ['is of another content type', 'parked', fc.constantFrom('text/plain', 'application/cloudevents+json', 'application/jsonx', '').map((value) => header('content-type', value))],
  ['is of an unknown type', 'passed', fc.stringMatching(/^[a-z]{1,20}\.[a-z]{1,20}\.v[1-9]$/).map((value) => header('ce_type', `vn.tinhso.${value}`))],
  ['has text that is not NFC', 'parked', constant(withData((data) => ({ ...data, note: nfd })))],
  ['has text that is not NFC, escaped', 'parked', constant((message) => body(Buffer.from(message.body.toString().replace('{', '{"note":"e\\u0301",')))(message))],
  ['has NUL in a text', 'parked', constant(withData((data) => ({ ...data, note: 'a\0b' })))],
  ['has half a character in a text', 'parked', constant((message) => body(Buffer.from(message.body.toString().replace('{', '{"note":"\\udc00",')))(message))],
  ['names a prototype', 'parked', fc.constantFrom('__proto__', '\\u005f_proto__').map((name) => (message) => body(Buffer.from(message.body.toString().replace('{', `{"${name}":{"admin":true},`)))(message))],
  ['is nested without end', 'parked', fc.tuple(fc.integer({ min: 65, max: 20_000 }), fc.boolean()).map(([depth, list]) => body(list ? nested(depth, '[', ']') : nested(depth, '{"a":', '}')))],
  ['has an endless number', 'parked', fc.constantFrom('1e999', '-1e999', '0.1', '1e15').map((value) => (message) => body(Buffer.from(message.body.toString().replace('"procedureVersion":1', `"procedureVersion":${value === '1e15' ? '"1e15"' : value}`)))(message))],
  ['has strange further headers', 'effect', fc.constantFrom<[string, string]>(['__proto__', 'x'], ['constructor', '\0'], ['x-odd', '\ud800'], ['x-long', 'x'.repeat(50_000)]).map(([name, value]) => header(name, value))],
  ['has strange further headers and no JSON', 'parked', fc.constantFrom<[string, string]>(['x\0', 'x'], ['constructor', '\0'], ['x-odd', '\ud800']).map(([name, value]) => (message) => body(Buffer.from('{'))(header(name, value)(message)))],
  ['has a strange key', 'effect', fc.constantFrom('', '\0', '\ud800', 'k'.repeat(10_000), nfd).map((key) => (message) => ({ ...message, key: key && `${key}${newId()}` }))],
  ['has a strange key and no JSON', 'parked', fc.constantFrom('', '\0', '\ud800', 'k'.repeat(10_000), nfd).map((key) => (message) => ({ ...message, key: key && `${key}${newId()}`, body: Buffer.from('nil') }))],
];

const oversized: Shape = ['is larger than any transport takes', 'parked', constant(body(huge))];

/** So many wrong and right messages, always the same for a seed; of those of 2 MB there are only a few. */
export function fuzzed(count: number, seed: number): Fuzzed[] {
  const arbitrary = fc.oneof(...shapes.map(([what, fate, change]) => change.map((apply): Fuzzed => ({ what, fate, message: apply(sound()) }))));
  const drawn = fc.sample(arbitrary, { numRuns: count, seed });
  const [what, fate] = oversized;
  for (let n = 0; n < Math.min(count, 1_000); n += 100) drawn[n] = { what, fate, message: body(huge)(sound()) };
  return drawn;
}

export const kindsOfFuzz = shapes.length + 1;

export const asReceived = (message: OutgoingMessage, position: number): ReceivedMessage => ({ ...message, partition: 0, position });

export const isTooLarge = (message: OutgoingMessage): boolean => message.body.length > maxMessageBytes;
