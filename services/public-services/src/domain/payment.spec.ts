import { describe, expect, it } from '@jest/globals';
import { aDossier, anAcceptance } from '../../test/a-dossier.js';
import type { Dossier } from './dossier.js';
import { accept } from './intake.js';
import { paid } from './payment.js';

const at = new Date('2026-11-23T09:20:00+07:00');
const waiting = aDossier.submitted({ feeInAdvance: 16_000 });

describe('paying', () => {
  it('makes a waiting dossier acceptable', () => {
    const decision = paid(waiting, 'bill-1', at);
    expect(decision).toMatchObject({ dossier: { version: 2, financial: 'paid', business: 'submitted' }, events: [{ type: 'DossierPaid', data: { billId: 'bill-1' } }] });
    expect(accept(decision?.dossier as Dossier, anAcceptance()).dossier.business).toBe('accepted');
  });

  it('has no effect where no money is waited for', () => {
    expect(paid(aDossier.submitted(), 'bill-1', at)).toBeUndefined();
    expect(paid(paid(waiting, 'bill-1', at)?.dossier as Dossier, 'bill-1', at)).toBeUndefined();
  });

  it('wakes no dossier that has ended', () => {
    expect(paid({ ...waiting, business: 'withdrawn' }, 'bill-1', at)?.dossier).toMatchObject({ business: 'withdrawn', financial: 'paid' });
  });
});
