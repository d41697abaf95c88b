import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { HistoryEntry } from '../ports/dossier-lists.js';

export const caseStep = Type.Object({
  type: Type.String(), at: Type.String({ format: 'date-time' }), version: Type.Integer(),
  by: Type.Optional(Type.String({ description: 'who did it; for officials' })),
  text: Type.Optional(Type.String({ description: 'note, opinion, reason or what is missing; for officials' })),
});
export type CaseStep = Static<typeof caseStep>;

const reasonOf = ({ reason }: Record<string, unknown>): unknown => (reason as { text?: unknown } | undefined)?.text;

const told: Readonly<Partial<Record<string, (data: Record<string, unknown>) => unknown>>> = {
  NoteAdded: ({ text }) => text,
  DecisionProposed: ({ opinion }) => opinion,
  SupplementRequested: ({ items }) => (Array.isArray(items) ? items.map((item) => `– ${String(item)}`).join('\n') : undefined),
  DossierRefused: reasonOf, ReturnedToOfficer: reasonOf, ResultRevoked: reasonOf,
};

/** What the applicant may know: that something happened, and when. Opinions and notes are the office's own. */
export const publicStep = ({ type, at, version }: HistoryEntry): CaseStep => ({ type, at, version });

/** The same with who did it and in which words; `nameOf` knows officers by their subjects. */
export function deskStep(entry: HistoryEntry, nameOf: (subject: string | undefined) => string | undefined): CaseStep {
  const { type, data, actorName } = entry;
  const text = type === 'DossierAssigned' ? nameOf(String(data['assigneeId'])) : told[type]?.(data);
  return { ...publicStep(entry), ...(actorName ? { by: actorName } : {}), ...(typeof text === 'string' && text && text !== actorName ? { text } : {}) };
}
