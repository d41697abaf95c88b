import { moneyInFigures, timeForPeople } from '@tinhso/vietnam';
import type { Notice } from '../ports/notice.js';
import { clip, fill, oneLine } from './fill.js';
import type { Values } from './fill.js';
import type { Texts } from './message-texts.js';

/** What the events tell that a message may repeat; the rest comes from the notice. */
export interface EventFacts {
  readonly type: string;
  readonly amount?: number;
  readonly expiresAt?: string;
  readonly resultNumber?: string;
  /** A code. */
  readonly reason?: string;
}

const time = (at: string | undefined): string | undefined => (at === undefined ? undefined : timeForPeople(new Date(at)));
const line = (text: string | undefined): string | undefined => (text === undefined ? undefined : oneLine(text));

const longest = { procedure: 70, agency: 60, reason: 100, officer: 50, reference: 40 };

function ofEvent({ type, amount, expiresAt, resultNumber, reason }: EventFacts, texts: Texts): Values {
  return {
    amount: amount === undefined ? undefined : moneyInFigures(amount).replace(/đ$/, 'đồng'), expiresAt: time(expiresAt), resultNumber: line(resultNumber),
    lapsedBecause: type.startsWith('dossier.lapsed') ? texts.reasons.lapsed[reason ?? ''] : undefined,
    refundBecause: type.startsWith('refund.due') ? texts.reasons.refund[reason ?? ''] : undefined,
  };
}

function ofSupplement({ supplement }: Notice): Values {
  if (!supplement) return {};
  return {
    items: supplement.items.map((item, index) => `  ${index + 1}. ${oneLine(item)}`).join('\n'), itemCount: String(supplement.items.length),
    legalBasis: line(supplement.legalBasis), answerBefore: time(supplement.answerBefore),
  };
}

/** Everything that the texts may name. The six facts that NĐ 224/2026 asks for are there in any state of the dossier. */
export function valuesOf(notice: Notice, event: EventFacts, texts: Texts, link: string): Values {
  const { language, timeLimit, code, requestReference, reason } = notice;
  const [procedure, agency] = [oneLine(notice.procedureName[language]), oneLine(notice.agencyName[language])];
  const officer = (name: string | undefined): string | undefined => (name === undefined ? undefined : clip(oneLine(name), longest.officer));
  return {
    owner: line(notice.owner.name) || undefined, code: line(code), reference: line(requestReference), ref: clip(oneLine(code ?? requestReference), longest.reference),
    procedure, agency, shortProcedure: clip(procedure, longest.procedure), shortAgency: clip(agency, longest.agency),
    receivingOfficer: officer(notice.receivingOfficer) ?? texts.unknown['receivingOfficer'],
    handlingOfficer: officer(notice.handlingOfficer) ?? texts.unknown['handlingOfficer'],
    submittedAt: time(notice.submittedAt), acceptedAt: time(notice.acceptedAt) ?? texts.unknown['acceptedAt'], dueAt: time(notice.dueAt) ?? texts.unknown['dueAt'],
    timeLimit: fill(texts.timeLimit[timeLimit.unit] ?? '{amount}', { amount: String(timeLimit.amount) }),
    reason: line(reason), shortReason: reason === undefined ? undefined : clip(oneLine(reason), longest.reason).replace(/\.$/, ''), link,
    ...ofSupplement(notice), ...ofEvent(event, texts),
  };
}
