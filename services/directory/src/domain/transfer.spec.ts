import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@tinhso/definitions';
import { placementOf, transfer, type PlacedOfficer } from './transfer.js';

const text = { vi: 'x', en: 'x' };
const agencies: Agency[] = [
  { code: 'A', kind: 'commune', name: text, address: '', communeCodes: ['00001'], units: [{ code: 'counter', kind: 'one-stop', name: text }] },
  { code: 'B', kind: 'department', name: text, address: '', communeCodes: [], units: [{ code: 'trade', kind: 'professional', name: text }] },
];
const officer: PlacedOfficer = { username: 'an', version: 2, placements: [{ agencyCode: 'A', unitCode: 'counter', position: 'clerk', communeCodes: ['00001'] }] };

describe('transferring an officer', () => {
  it('gives the new post, with its communes, on the version that was seen', () => {
    expect(transfer(officer, { agencyCode: 'B', unitCode: 'trade', position: 'specialist' }, agencies))
      .toEqual({ username: 'an', seenVersion: 2, placements: [{ agencyCode: 'B', unitCode: 'trade', position: 'specialist', communeCodes: [] }] });
  });

  it.each([[{ agencyCode: 'A', unitCode: 'trade', position: 'x' }], [{ agencyCode: 'C', unitCode: 'counter', position: 'x' }]])('refuses a unit that the agency has not: %j', (post) => {
    expect(() => transfer(officer, post, agencies)).toThrow('directory/unknown-unit');
  });

  it('refuses what changes nothing, but ends a second post', () => {
    const post = { agencyCode: 'A', unitCode: 'counter', position: 'clerk' };
    expect(() => transfer(officer, post, agencies)).toThrow('directory/already-there');
    const two = { ...officer, placements: [...officer.placements, placementOf({ agencyCode: 'B', unitCode: 'trade', position: 'y' }, agencies)] };
    expect(transfer(two, post, agencies).placements).toEqual([officer.placements[0]]);
  });

  it('gives a placement the communes of its agency', () => {
    expect(placementOf({ agencyCode: 'A', unitCode: 'counter', position: 'clerk' }, agencies).communeCodes).toEqual(['00001']);
  });
});
