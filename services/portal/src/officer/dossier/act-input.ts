import type { TextKey } from '@tinhso/ui';
import type { ActCode, ActInput } from './acts.js';

export type PostedAct = Readonly<Record<string, unknown>>;
export type ActFaults = Readonly<Record<string, TextKey>>;

/** Codes that other systems get beside the clerk's own words. */
export const reasonCodes: Readonly<Partial<Record<ActCode, readonly string[]>>> = {
  refuse: ['incomplete', 'wrong-agency', 'out-of-scope', 'duplicate', 'other'],
  return: ['insufficient-grounds', 'wrong-draft', 'other'],
  revoke: ['wrong-content', 'wrong-procedure', 'court-decision', 'other'],
};

const words = (posted: PostedAct, name: string): string => (typeof posted[name] === 'string' ? posted[name].trim() : '');
const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.replace(/^\s*[-*•]\s*/, '').trim()).filter(Boolean);

type Read = { readonly body?: unknown; readonly faults: ActFaults };

const needing = (faults: Readonly<Record<string, TextKey | false>>, body: unknown): Read => {
  const found = Object.fromEntries(Object.entries(faults).filter((entry): entry is [string, TextKey] => entry[1] !== false));
  return { body, faults: found };
};

const readers: Readonly<Record<ActInput, (posted: PostedAct, code: ActCode) => Read>> = {
  nothing: () => ({ faults: {} }),
  note: (posted) => needing({ text: words(posted, 'text').length < 3 && 'act.fault.text' }, { text: words(posted, 'text') }),
  reason: (posted, code) => {
    const body = { code: words(posted, 'code'), text: words(posted, 'text') };
    return needing({ code: !reasonCodes[code]?.includes(body.code) && 'act.fault.code', text: body.text.length < 3 && 'act.fault.text' }, body);
  },
  supplement: (posted) => {
    const body = { items: linesOf(words(posted, 'items')), legalBasis: words(posted, 'legalBasis') };
    const wrong = body.items.length === 0 || body.items.length > 30 || body.items.some(({ length }) => length < 3 || length > 500);
    return needing({ items: wrong && 'act.fault.items', legalBasis: body.legalBasis.length < 3 && 'act.fault.basis' }, body);
  },
  proposal: (posted) => {
    const body = { result: words(posted, 'result'), opinion: words(posted, 'opinion') };
    return needing({ result: body.result === '' && 'act.fault.result', opinion: body.opinion.length < 3 && 'act.fault.text' }, body);
  },
  assignment: (posted) => {
    const [officerId = '', unitCode = ''] = words(posted, 'officer').split('|');
    return needing({ officer: (officerId === '' || unitCode === '') && 'act.fault.officer' }, { officerId, unitCode });
  },
};

/** The command's body from what the form sent, or what is wrong with it, by field. */
export const readAct = (code: ActCode, input: ActInput, posted: PostedAct): Read => readers[input](posted, code);
