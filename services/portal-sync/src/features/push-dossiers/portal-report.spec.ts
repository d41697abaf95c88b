import { describe, expect, it, jest } from '@jest/globals';
import { aLedger, aRecord, dossiersAt } from '../../../test/a-ledger.js';
import { dossierMessage } from '../../domain/dossier-message.js';
import type { LedgerEntry } from '../../domain/ledger.js';
import type { NationalPortal, PortalAnswer } from '../../ports/national-portal.js';
import { PortalReport } from './portal-report.js';

const taken: PortalAnswer = { taken: true };
const refused = (message: string): PortalAnswer => ({ taken: false, message });

const sent = async (known: boolean, answers: readonly PortalAnswer[]) => {
  const ledger = aLedger(['accepted', ...Array.from({ length: 11 }, () => 'assigned' as const)], 'refused');
  const entry = ledger.entries.at(-1) as LedgerEntry;
  const said: string[] = [];
  const left = [...answers];
  const portal: NationalPortal = {
    knows: async () => known,
    sendDossier: jest.fn<NationalPortal['sendDossier']>(async (_, isUpdating) => { said.push(isUpdating ? 'update' : 'insert'); return left.shift() ?? taken; }),
    sendProgress: async (steps) => { said.push(`${steps.length} steps`); return left.shift() ?? taken; },
  };
  const answer = await new PortalReport(portal).send(ledger, entry, aRecord(), dossierMessage(ledger, entry, aRecord(), dossiersAt));
  return { answer, said };
};

describe('one report', () => {
  it('inserts what the portal does not know and updates what it knows, then tells the steps in tens', async () => {
    expect((await sent(false, [])).said).toEqual(['insert', '10 steps', '2 steps']);
    expect((await sent(true, [])).said).toEqual(['update', '10 steps', '2 steps']);
  });

  it('resends as an update what the portal knows after all', async () => {
    for (const text of ['Hồ sơ X đã tồn tại', 'Hồ sơ đã tồn tại'.normalize('NFD')]) {
      expect(await sent(false, [refused(text)])).toEqual({ answer: taken, said: ['insert', 'update', '10 steps', '2 steps'] });
    }
  });

  it('tells no steps of a dossier that was not taken', async () => {
    expect(await sent(false, [refused('Thiếu trường TenTTHC')])).toEqual({ answer: refused('Thiếu trường TenTTHC'), said: ['insert'] });
    expect((await sent(true, [taken, refused('không')])).answer).toEqual(refused('không'));
  });
});
