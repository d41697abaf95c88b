import { describe, expect, it } from '@jest/globals';
import { aDossier, anAcceptance } from '../../test/a-dossier.js';
import { accept, submit } from './intake.js';

describe('submitting', () => {
  it('gives a reference and no code', () => {
    const { dossier, events } = submit(aDossier.submission());
    expect(dossier).toMatchObject({ version: 1, business: 'submitted', financial: 'none', requestReference: 'YC-261123-ABCDEF' });
    expect(dossier.code).toBeUndefined();
    expect(events.map((event) => event.type)).toEqual(['DossierSubmitted']);
  });

  it('waits for the money where a fee is due in advance', () => {
    expect(submit(aDossier.submission({ feeInAdvance: 16_000 })).dossier.financial).toBe('waiting');
  });
});

describe('accepting', () => {
  it('gives the code and starts the clock with both due dates equal', () => {
    const { dossier, events } = accept(aDossier.submitted(), anAcceptance());
    expect(dossier).toMatchObject({ version: 2, business: 'accepted', code: '000.00.19.X99-261123-0001' });
    expect(dossier.dueOriginal).toEqual(dossier.dueCurrent);
    expect(events.map((event) => event.type)).toEqual(['DossierAccepted']);
  });

  it('is refused twice', () => {
    const { dossier } = accept(aDossier.submitted(), anAcceptance());
    expect(() => accept(dossier, anAcceptance())).toThrow('dossier/not-waiting');
  });

  it('is refused while the fee is open', () => {
    expect(() => accept(aDossier.submitted({ feeInAdvance: 16_000 }), anAcceptance())).toThrow('dossier/unpaid');
  });
});
