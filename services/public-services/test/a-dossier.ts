import type { Dossier } from '../src/domain/dossier.js';
import type { Acceptance, Submission } from '../src/domain/intake.js';
import { submit } from '../src/domain/intake.js';

const submission = (changes: Partial<Submission> = {}): Submission => ({
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', requestReference: 'YC-261123-ABCDEF', procedureCode: '1.001193', procedureVersion: 1,
  agencyCode: '000.00.19.X99', unitCode: 'mot-cua', channel: 'online', owner: { id: 'citizen-1', kind: 'citizen' }, submitterId: 'citizen-1',
  feeInAdvance: 0, at: new Date('2026-11-23T09:00:00+07:00'), ...changes,
});

export const aDossier = {
  submission,
  submitted: (changes: Partial<Submission> = {}): Dossier => submit(submission(changes)).dossier,
};

export const anAcceptance = (changes: Partial<Acceptance> = {}): Acceptance => ({
  code: '000.00.19.X99-261123-0001', dueAt: new Date('2026-11-23T17:00:00+07:00'), dueProvisional: false, receivingOfficerId: 'clerk-1',
  at: new Date('2026-11-23T09:30:00+07:00'), ...changes,
});
