import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { breaksOf } from './breaking-changes.ts';
import type { Interfaces } from './breaking-changes.ts';
import { papers } from './papers.ts';

interface Media { schema: object; example?: unknown }
interface Operation { operationId: string; 'x-permission'?: string; 'x-public-because'?: string; requestBody?: { content: Record<string, Media> }; responses: Record<string, { content?: Record<string, Media>; $ref?: string }> }
const committed = (name: string): string => readFileSync(join('docs/generated', name), 'utf8');

describe('docs/generated', () => {
  let made: Readonly<Record<string, string>>;
  let operations: [string, Operation][];
  beforeAll(async () => {
    made = await papers();
    const { paths } = JSON.parse(made['openapi.json'] ?? '') as { paths: Record<string, Record<string, Operation>> };
    operations = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, one]): [string, Operation] => [`${method.toUpperCase()} ${path}`, one]));
  }, 30_000);

  it.each(['openapi.json', 'asyncapi.json', 'events.md', 'permissions.md', 'env.md'])('%s is what the definitions say; ./scripts/docs writes it anew', (name) => {
    expect(committed(name)).toBe(made[name]);
  });

  it('gives every operation an id of its own, an access, an example of its answer and its body, and its problems', () => {
    expect(operations.length).toBeGreaterThan(40);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    const faults = operations.flatMap(([at, operation]) => {
      const success = Object.entries(operation.responses).filter(([status]) => status.startsWith('2')).flatMap(([, { content }]) => Object.values(content ?? {}));
      const bodies = Object.values(operation.requestBody?.content ?? {});
      return [
        ...(operation['x-permission'] === undefined && !operation['x-public-because'] ? [`${at}: no access`] : []),
        ...(success.length === 0 || [...success, ...bodies].some(({ example }) => example === undefined) ? [`${at}: no example`] : []),
        ...(operation.responses['default']?.$ref === undefined ? [`${at}: no problem`] : []),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('has examples that their schemas accept', () => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    (formats as unknown as (instance: Ajv2020) => void)(ajv);
    const faults = operations.flatMap(([at, { requestBody, responses }]) =>
      [requestBody, ...Object.values(responses)].flatMap((part) => Object.values(part?.content ?? {})).flatMap(({ schema, example }) => (ajv.validate(schema, example) ? [] : [`${at}: ${ajv.errorsText()}`])));
    expect(faults).toEqual([]);
  });

  it('has an AsyncAPI 3 document that the reference parser accepts without an error', async () => {
    const { document, diagnostics } = await new Parser().parse(made['asyncapi.json'] ?? '');
    expect(diagnostics.filter(({ severity }) => severity === 0).map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
    expect(document?.messages().length).toBe(Object.keys((JSON.parse(made['asyncapi.json'] ?? '') as { components: { messages: object } }).components.messages).length);
  }, 60_000);

  describe('against what is committed', () => {
    const read = (of: (name: string) => string): Interfaces => ({ openApi: JSON.parse(of('openapi.json')), asyncApi: JSON.parse(of('asyncapi.json')) }) as Interfaces;
    it('breaks nobody', () => expect(breaksOf(read(committed), read((name) => made[name] ?? ''))).toEqual([]));

    type Tree = Record<string, any>;
    const submit = (tree: Tree): Tree => tree['openApi'].paths['/api/public-services/v1/dossiers'].post;
    const bodyOf = (tree: Tree): Tree => submit(tree)['requestBody'].content['application/json'].schema;
    const answerOf = (tree: Tree): Tree => submit(tree)['responses']['201'].content['application/json'].schema;
    const event = (tree: Tree): Tree => tree['asyncApi'].components.schemas['dossier.accepted.v1'];
    const list = (tree: Tree): Tree => tree['openApi'].paths['/api/public-services/v1/worklist'].get;
    it.each<[string, (tree: Tree) => void]>([
      ['a removed operation', (tree) => { delete tree['openApi'].paths['/api/public-services/v1/dossiers']; }],
      ['a newly required field of a body', (tree) => { bodyOf(tree)['required'].push('papers'); }],
      ['a removed field of a body', (tree) => { delete bodyOf(tree)['properties'].papers; }],
      ['a narrower type of a body', (tree) => { bodyOf(tree)['properties'].agencyCode.type = 'integer'; }],
      ['a shorter text of a body', (tree) => { bodyOf(tree)['properties'].agencyCode.maxLength = 10; }],
      ['a newly required parameter', (tree) => { list(tree)['parameters'].push({ name: 'agency', in: 'query', required: true, schema: { type: 'string' } }); }],
      ['a choice less in a parameter', (tree) => { list(tree)['parameters'].find((one: Tree) => one['name'] === 'queue').schema.anyOf.pop(); }],
      ['a removed field of an answer', (tree) => { delete answerOf(tree)['properties'].requestReference; }],
      ['a field of an answer that may be missing', (tree) => { answerOf(tree)['required'].pop(); }],
      ['another type in an answer', (tree) => { answerOf(tree)['properties'].feeInAdvance.type = 'string'; }],
      ['a removed event', (tree) => { delete tree['asyncApi'].components.schemas['dossier.accepted.v1']; }],
      ['a removed field of an event', (tree) => { delete event(tree)['properties'].code; }],
      ['another type in an event', (tree) => { event(tree)['properties'].dueProvisional.type = 'string'; }],
    ])('notices %s', (_, change) => {
      const changed = structuredClone(read(committed));
      change(changed as Tree);
      expect(breaksOf(read(committed), changed)).toHaveLength(1);
    });

    it('lets an addition through', () => {
      const changed = structuredClone(read(committed)) as Tree;
      answerOf(changed)['properties'].later = { type: 'string' };
      bodyOf(changed)['properties'].later = { type: 'string' };
      event(changed)['properties'].later = { type: 'string' };
      expect(breaksOf(read(committed), changed as Interfaces)).toEqual([]);
    });
  });
});
