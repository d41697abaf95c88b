import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { CaseNames } from '../ports/case-names.js';
import type { QueuedDossier } from '../ports/dossier-lists.js';
import { dossierSummary, exampleSummary } from './dossier-summary.js';
import type { DossierViews } from './dossier-summary.js';

export const workItem = Type.Object({
  ...dossierSummary.properties,
  applicant: Type.String({ description: 'initials only: a list is no look at a record' }),
  assigneeName: Type.Optional(Type.String()),
});
export type WorkItem = Static<typeof workItem>;

export const exampleWorkItem: WorkItem = { ...exampleSummary, applicant: 'N. T. L.', acceptBefore: '2026-11-24T02:00:00.000Z' };

const initials = (name: string): string => name.trim().split(/\s+/).filter(Boolean).map((word) => `${word.charAt(0).toLocaleUpperCase('vi')}.`).join(' ');

/** Dossiers as a work list shows them: with whose they are, shortened, and who works on them. */
export class WorkItems {
  constructor(private readonly views: DossierViews, private readonly names: CaseNames) {}

  of({ dossier, answers }: QueuedDossier): WorkItem {
    const assigneeName = this.names.officerName(dossier.assigneeId);
    return { ...this.views.of(dossier), applicant: initials(this.names.applicant(dossier, answers)), ...(assigneeName ? { assigneeName } : {}) };
  }
}
