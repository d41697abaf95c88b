import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { TObject } from '@sinclair/typebox';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { contractOf, eventContracts } from './index.js';

const folder = new URL('../examples/', import.meta.url);
const ajv = new Ajv2020({ allErrors: true, strict: false });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
const example = (type: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')) as Record<string, unknown>;

describe('published event contracts', () => {
  it.each(eventContracts.map((entry) => [entry.type, entry] as const))('%s has an example that its schema accepts', (type, entry) => {
    const validate = ajv.compile(entry.data);
    expect(validate(example(type)) ? [] : validate.errors).toEqual([]);
  });

  it.each(eventContracts.map((entry) => [entry.type, entry] as const))('%s accepts unknown fields, so that v1 can grow', (type, entry) => {
    expect(ajv.validate(entry.data, { ...example(type), addedLater: 'x' })).toBe(true);
  });

  it.each(eventContracts.map((entry) => [entry.type, entry] as const))('%s refuses an example without its subject', (type, entry) => {
    const { dossierId: _, ...rest } = example(type);
    expect(ajv.validate(entry.data, rest)).toBe(false);
  });

  it('has no example without a contract', () => {
    const orphans = readdirSync(folder).map((name) => name.replace(/\.json$/, '')).filter((type) => !contractOf(type));
    expect(orphans).toEqual([]);
  });

  it('carries no name, number or contact of a person', () => {
    const fields = eventContracts.flatMap((entry) => Object.keys((entry.data as TObject).properties));
    expect(fields.filter((field) => /name|phone|email|identity|birth|address/i.test(field))).toEqual([]);
  });
});
