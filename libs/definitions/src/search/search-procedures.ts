import { normaliseForSearch } from '@tinhso/vietnam';
import type { Procedure } from '../schema/procedure.js';

/** What is searched of a procedure, normalised: no diacritics, đ as d, lower case. Weights fall from code to summary. */
export interface SearchDocument {
  readonly code: string;
  readonly version: number;
  readonly sector: string;
  readonly lifeEvents: readonly string[];
  readonly applicants: readonly string[];
  readonly fields: readonly { readonly text: string; readonly weight: number }[];
}

export interface SearchQuery {
  readonly text?: string;
  readonly sector?: string;
  readonly lifeEvent?: string;
  readonly applicant?: 'citizen' | 'business';
}

const both = ({ vi, en }: { vi: string; en: string }): string => normaliseForSearch(`${vi} ${en}`);

export function searchDocument(p: Procedure): SearchDocument {
  return {
    code: p.code, version: p.version, sector: p.sector.code, lifeEvents: p.lifeEvents.map((e) => e.code), applicants: p.applicants,
    fields: [
      { text: p.code, weight: 100 },
      { text: both(p.name), weight: 40 },
      { text: normaliseForSearch(p.keywords.join(' ')), weight: 25 },
      { text: p.lifeEvents.map((e) => both(e.name)).join(' '), weight: 15 },
      { text: `${normaliseForSearch(p.sector.code)} ${both(p.sector.name)}`, weight: 10 },
      { text: both(p.summary), weight: 5 },
    ],
  };
}

/** A word of the query counts where a word begins with it. */
const begins = (text: string, word: string): boolean => ` ${text}`.includes(` ${word}`);

function scoreOf({ fields }: SearchDocument, phrase: string): number {
  const words = phrase.split(' ').filter(Boolean);
  const found = words.map((word) => Math.max(0, ...fields.filter((f) => begins(f.text, word)).map((f) => f.weight)));
  if (found.includes(0)) return 0;
  const exact = Math.max(0, ...fields.filter((f) => begins(f.text, phrase)).map((f) => f.weight));
  return found.reduce((sum, weight) => sum + weight, 0) / words.length + 2 * exact;
}

/** The procedures that hold every word of the query, best first; without words all that pass the filters, in their order. */
export function searchProcedures(documents: readonly SearchDocument[], query: SearchQuery): readonly SearchDocument[] {
  const phrase = normaliseForSearch((query.text ?? '').slice(0, 200));
  const kept = documents.filter((d) => (!query.sector || d.sector === query.sector)
    && (!query.lifeEvent || d.lifeEvents.includes(query.lifeEvent)) && (!query.applicant || d.applicants.includes(query.applicant)));
  if (phrase === '') return query.text?.trim() ? [] : kept;
  return kept.map((document) => ({ document, score: scoreOf(document, phrase) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ document }) => document);
}
