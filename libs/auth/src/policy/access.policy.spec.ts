import { describe, expect, it } from '@jest/globals';
import { anonymous } from '@tinhso/kernel';
import type { Actor, Role } from '@tinhso/kernel';
import { Policy } from './access.policy.js';
import type { Resource } from './access.policy.js';
import { definePermissions } from './permission-table.js';

const table = definePermissions({
  'dossier:read': { citizen: 'own', business: 'own', 'one-stop-clerk': 'unit', leader: 'agency', officer: ['own', 'unit'], 'system-administrator': 'province', 'agency-client': 'any' },
  'dossier:submit': { citizen: 'own', 'one-stop-clerk': 'unit' },
});
const policy = new Policy(table);
const unit = (agencyCode: string, unitCode: string) => ({ agencyCode, unitCode, communeCodes: [], position: 'Công chức' });
const actor = (role: Role, changes: Partial<Actor> = {}): Actor => ({ ...anonymous, id: `the-${role}`, roles: [role], ...changes });

const record = { ownerId: 'the-citizen', agencyCode: 'A', unitCode: 'A1' };
const cases: readonly [string, Actor, Resource, 'granted' | 'refused'][] = [
  ['the owner', actor('citizen'), record, 'granted'],
  ['one of several owners', actor('citizen'), { ...record, ownerId: ['x', 'the-citizen'] }, 'granted'],
  ['another citizen', actor('citizen', { id: 'other' }), record, 'refused'],
  ['a citizen and a record without owner', actor('citizen'), { agencyCode: 'A', unitCode: 'A1' }, 'refused'],
  ['a clerk of the unit', actor('one-stop-clerk', { placements: [unit('A', 'A1')] }), record, 'granted'],
  ['a clerk of another unit of the agency', actor('one-stop-clerk', { placements: [unit('A', 'A2')] }), record, 'refused'],
  ['a clerk of the unit of that code elsewhere', actor('one-stop-clerk', { placements: [unit('B', 'A1')] }), record, 'refused'],
  ['a clerk with two placements', actor('one-stop-clerk', { placements: [unit('B', 'B1'), unit('A', 'A1')] }), record, 'granted'],
  ['a clerk whom the directory does not know', actor('one-stop-clerk'), record, 'refused'],
  ['a leader of the agency', actor('leader', { placements: [unit('A', 'A9')] }), record, 'granted'],
  ['a leader of another agency', actor('leader', { placements: [unit('B', 'B1')] }), record, 'refused'],
  ['a leader and a record of no agency', actor('leader', { placements: [unit('A', 'A9')] }), { ownerId: 'x' }, 'refused'],
  ['somebody of the province', actor('system-administrator', { placements: [unit('Z', 'Z1')] }), record, 'granted'],
  ['a province reach without a placement', actor('system-administrator'), record, 'refused'],
  ['an agency client with the scope', actor('agency-client', { scopes: ['dossier:read'] }), record, 'granted'],
  ['an agency client without the scope', actor('agency-client', { scopes: ['events:read'] }), record, 'refused'],
  ['a role that is not named', actor('service'), record, 'refused'],
  ['nobody', anonymous, record, 'refused'],
];

describe('policy', () => {
  it.each(cases)('%s', (_, who, what, expected) => {
    expect(policy.decide(who, 'dossier:read', what)).toBe(expected);
  });

  it('refuses what no table names, also names that every object has', () => {
    for (const name of ['dossier:delete', 'constructor', '__proto__', 'toString']) {
      expect(policy.decide(actor('citizen'), name, record)).toBe('refused');
      expect(policy.permits(actor('citizen'), name)).toBe(false);
    }
  });

  it('tells a list exactly what a single read grants', () => {
    expect(policy.reach(actor('officer', { placements: [unit('A', 'A1')] }), 'dossier:read'))
      .toEqual({ all: false, ownerIds: ['the-officer'], agencyCodes: [], units: [{ agencyCode: 'A', unitCode: 'A1' }] });
    expect(policy.reach(anonymous, 'dossier:read')).toEqual({ all: false, ownerIds: [], agencyCodes: [], units: [] });
  });

  it('knows owners by other names where a service says so', () => {
    const byNumber = new Policy(table, { ownerIdsOf: (who) => [who.id, `number:${who.identity?.number}`] });
    const citizen = actor('citizen', { id: 'x', identity: { number: '019', kind: 'citizen', fullName: 'An' } });
    expect(byNumber.decide(citizen, 'dossier:read', { ownerId: 'number:019' })).toBe('granted');
  });
});

describe('definePermissions', () => {
  it.each([
    ['a bad name', { dossier: { citizen: 'own' } }], ['an unknown role', { 'dossier:read': { king: 'any' } }], ['an unknown reach', { 'dossier:read': { citizen: 'all' } }],
  ])('dies on %s', (_, wrong) => {
    expect(() => definePermissions(wrong as never)).toThrow(/permission 'dossier/);
  });
});
