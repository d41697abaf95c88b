import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { brokenRevisions, currentSchemas, publishedRevisions, unrecorded } from './event-revisions.ts';

type Tree = Record<string, any>;
const type = 'dossier.submitted.v1';

describe('the events that were published', () => {
  const published = publishedRevisions();
  const now = currentSchemas();

  it('are broken by no contract of today, in any revision', () => {
    expect(Object.keys(published).length).toBeGreaterThanOrEqual(18);
    expect(brokenRevisions(published, now)).toEqual([]);
  });

  it('are all recorded, each with an example; ./scripts/docs adds a revision', () => {
    expect(unrecorded(published, now)).toEqual([]);
    expect(Object.keys(published).filter((one) => !existsSync(`libs/contracts/examples/${one}.json`))).toEqual([]);
  });

  it.each<[string, (schema: Tree) => void, string]>([
    ['a removed field', (schema) => { delete schema['properties'].agencyCode; }, 'agencyCode'],
    ['a changed type', (schema) => { schema['properties'].feeInAdvance = { type: 'string' }; }, 'feeInAdvance'],
    ['a new required field', (schema) => { schema['properties'].unit = { type: 'string' }; schema['required'].push('unit'); }, 'unit'],
    ['a field that may be missing now', (schema) => { schema['required'] = schema['required'].filter((name: string) => name !== 'channel'); }, 'channel'],
    ['a narrowed choice', (schema) => { schema['properties'].channel.anyOf.pop(); }, 'channel'],
    ['a choice more, which readers do not know', (schema) => { schema['properties'].channel.anyOf.push({ const: 'post', type: 'string' }); }, 'channel'],
    ['a tighter limit', (schema) => { schema['properties'].feeInAdvance.minimum = 1_000; }, 'feeInAdvance'],
  ])('do not bear %s', (_, change, field) => {
    const changed = structuredClone(now) as Tree;
    change(changed[type]);
    expect(brokenRevisions(published, changed)).toEqual([expect.stringMatching(new RegExp(`^dossier\\.submitted\\.v1 \\(revision 1\\).*${field}`))]);
  });

  it('do not bear being taken away, and bear an addition', () => {
    const { [type]: gone, ...rest } = now;
    expect(brokenRevisions(published, rest)).toEqual([`${type}: is gone`]);
    const grown = structuredClone(gone) as Tree;
    grown['properties'].later = { type: 'string' };
    expect(brokenRevisions(published, { ...now, [type]: grown })).toEqual([]);
    expect(unrecorded(published, { ...now, [type]: grown })).toEqual([type]);
  });
});
