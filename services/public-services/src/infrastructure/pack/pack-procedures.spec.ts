import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Procedure } from '@tinhso/definitions';
import { aDossier, anAcceptance } from '../../../test/a-dossier.js';
import type { Dossier } from '../../domain/dossier.js';
import { accept, requestSupplement, supplement } from '../../domain/intake.js';
import { paid } from '../../domain/payment.js';
import { PackProcedures } from './pack-procedures.js';

const pack = new URL('../../../../../provinces/thai-nguyen', import.meta.url).pathname;
const at = (moment: string): Date => new Date(`${moment.replace(' ', 'T')}:00+07:00`);
const agencyCode = '000.00.19.H55';

describe('the procedures of a pack', () => {
  let folder: string;
  let procedures: PackProcedures;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pack-'));
    await cp(pack, folder, { recursive: true });
    const file = (version: number) => join(folder, `procedures/1.001193/v${version}.json`);
    const first = JSON.parse(await readFile(file(1), 'utf8')) as Procedure;
    const second = {
      ...first, version: 2, effectiveFrom: '2026-12-01', timeLimit: { amount: 3, unit: 'working-day' }, acceptanceLimit: { amount: 2, unit: 'working-day' },
      supplement: { ...first.supplement, policy: 'none' }, papers: [...first.papers, { ...first.papers[0], code: 'giay-moi', required: false }],
    };
    await writeFile(file(2), JSON.stringify(second));
    procedures = await PackProcedures.read(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const dossier = (changes: Partial<Dossier> = {}): Dossier => ({ ...aDossier.submitted({ at: at('2026-11-30 16:00'), agencyCode }), ...changes });

  it('give a new dossier the version in force, and leave an old one the version it was filed under', () => {
    expect(procedures.current('1.001193', at('2026-11-30 23:59'))?.version).toBe(1);
    expect(procedures.current('1.001193', at('2026-12-01 00:01'))?.version).toBe(2);
    const [old, young] = [dossier(), dossier({ procedureVersion: 2 })];
    const accepted = at('2026-12-02 09:00');
    const due = ({ procedureVersion }: Dossier) => procedures.dueDate('1.001193', procedureVersion, agencyCode, accepted).at;
    expect([due(old), due(young)]).toEqual([at('2026-12-02 17:00'), at('2026-12-07 17:00')]);
    expect([old, young].map((one) => procedures.paperCodes(one).includes('giay-moi'))).toEqual([false, true]);
    expect([old, young].map((one) => procedures.supplementTerms(one, accepted).policy)).toEqual([procedures.pinned('1.001193', 1)?.supplement.policy, 'none']);
  });

  it('say when a due date touches a year whose holidays are not decided', () => {
    expect(procedures.dueDate('2.000648', 1, '000.00.02.H55', at('2026-12-30 09:00')).provisional).toBe(true);
    expect(procedures.dueDate('1.001193', 1, agencyCode, at('2026-11-23 09:00')).provisional).toBe(false);
  });

  it('judge the 15:00 rule when a dossier is accepted, not when it was filed', () => {
    expect(procedures.dueDate('1.001193', 1, agencyCode, at('2026-11-23 14:59')).at).toEqual(at('2026-11-23 17:00'));
    expect(procedures.dueDate('1.001193', 1, agencyCode, at('2026-11-23 15:01')).at).toEqual(at('2026-11-25 17:00'));
  });

  it('limit the waiting for acceptance apart from the time limit, by the pinned version', () => {
    expect(procedures.acceptBefore(dossier())).toEqual(at('2026-12-01 10:00'));
    expect(procedures.acceptBefore(dossier({ procedureVersion: 2 }))).toEqual(at('2026-12-03 17:00'));
    const taken = accept(dossier(), anAcceptance()).dossier;
    expect(procedures.acceptBefore(taken)).toBeUndefined();
  });

  it('begin that waiting when the money came, and anew when the applicant has answered', () => {
    const unpaid = dossier({ financial: 'waiting' });
    expect(procedures.acceptBefore(unpaid)).toBeUndefined();
    const ready = paid(unpaid, 'bill-1', at('2026-12-03 08:00'))?.dossier as Dossier;
    expect(procedures.acceptBefore(ready)).toEqual(at('2026-12-03 14:00'));
    const asked = requestSupplement(dossier(), { items: ['x'], legalBasis: 'x', policy: 'none', answerBefore: at('2026-12-20 17:00'), at: at('2026-12-01 09:00') }).dossier;
    expect(procedures.acceptBefore(asked)).toBeUndefined();
    expect(procedures.acceptBefore(supplement(asked, undefined, at('2026-12-04 08:00')).dossier)).toEqual(at('2026-12-04 14:00'));
  });
});
