import { describe, expect, it } from '@jest/globals';
import { aDossier, anAcceptance } from '../../test/a-dossier.js';
import type { Decision } from './decision.js';
import type { Dossier } from './dossier.js';
import { lapse, withdraw } from './ending.js';
import { accept, refuse, requestSupplement, supplement } from './intake.js';
import { deliver, issue, revoke, seal, sign } from './issuing.js';
import { addNote, approve, assign, claim, propose, returnToOfficer } from './processing.js';

const at = new Date('2026-11-23T10:00:00+07:00');
const officer = { id: 'officer-1', unitCode: 'tu-phap-ho-tich' };
const reason = { code: 'incomplete', text: 'Thiếu giấy chứng sinh' };
const needs = { items: ['Giấy chứng sinh'], legalBasis: 'NĐ 123/2015', policy: 'restart' as const, answerBefore: new Date('2026-12-07T17:00:00+07:00'), at };
const run = (start: Dossier, ...steps: ((dossier: Dossier) => Decision)[]): Dossier => steps.reduce((dossier, step) => step(dossier).dossier, start);

const accepted = accept(aDossier.submitted(), anAcceptance()).dossier;
const processing = run(accepted, (d) => claim(d, officer, at));
const proposed = run(processing, (d) => propose(d, officer.id, { result: 'granted', opinion: 'Đủ điều kiện' }, at));
const approved = run(proposed, (d) => approve(d, 'leader-1', '12/2026', at));
const leaderFile = { fileId: 'signed', verificationCode: 'CODE' };
const signed = run(approved, (d) => sign(d, 'leader-1', leaderFile, at));
const issued = run(signed, (d) => issue(d, { sha256: 'ab', fileId: 'f' }, at));

describe('a dossier on its straight way', () => {
  it('goes from acceptance to delivery, one version a step', () => {
    const delivered = run(issued, (d) => deliver(d, 'electronic', at));
    expect(delivered).toMatchObject({ business: 'delivered', result: 'valid', resultNumber: '12/2026', version: accepted.version + 6 });
  });

  it('is on time until its due minute and late after it', () => {
    const due = signed.dueCurrent as Date;
    const inTime = (when: Date) => issue(signed, { sha256: 'ab', fileId: 'f' }, when).events[0]?.data;
    expect(inTime(due)).toMatchObject({ onTime: true });
    expect(inTime(new Date(due.getTime() + 1))).toMatchObject({ onTime: false });
  });
});

describe('the result', () => {
  const file = { sha256: 'ab', fileId: 'sealed' };

  it('is signed by a leader and sealed by a clerk, and an online one is in its account then', () => {
    const { dossier, events } = seal(signed, 'clerk-1', file, at);
    expect(dossier).toMatchObject({ business: 'delivered', result: 'valid', version: signed.version + 1, casework: { signature: { leaderId: 'leader-1' }, result: file } });
    expect(events.map(({ type }) => type)).toEqual(['ResultIssued', 'ResultDelivered']);
    expect(seal({ ...signed, channel: 'counter' }, 'clerk-1', file, at).dossier.business).toBe('issued');
  });

  it.each<[string, () => unknown, string]>([
    ['is not signed before approval', () => sign(proposed, 'leader-1', leaderFile, at), 'dossier/not-possible-now'],
    ['is not signed twice', () => sign(signed, 'leader-1', leaderFile, at), 'dossier/not-possible-now'],
    ['is not signed by who proposed it', () => sign(approved, officer.id, leaderFile, at), 'dossier/four-eyes'],
    ['is not sealed unsigned', () => seal(approved, 'clerk-1', file, at), 'dossier/not-possible-now'],
    ['is not sealed by who signed it', () => seal(signed, 'leader-1', file, at), 'dossier/two-people'],
    ['is not sealed twice', () => seal(seal(signed, 'clerk-1', file, at).dossier, 'clerk-1', file, at), 'dossier/not-possible-now'],
  ])('%s', (_, attempt, code) => expect(attempt).toThrow(code));
});

describe('the supplement', () => {
  it('comes back to where it was asked for', () => {
    for (const start of [aDossier.submitted(), accepted, processing]) {
      expect(run(start, (d) => requestSupplement(d, needs), (d) => supplement(d, undefined, at)).business).toBe(start.business);
    }
  });

  it('moves only the current due date', () => {
    const dueAt = new Date('2026-12-01T17:00:00+07:00');
    const moved = run(accepted, (d) => requestSupplement(d, needs), (d) => supplement(d, { dueAt, provisional: false }, at));
    expect(moved.dueCurrent).toEqual(dueAt);
    expect(moved.dueOriginal).toEqual(accepted.dueOriginal);
  });

  it('is refused after its last minute', () => {
    const open = run(accepted, (d) => requestSupplement(d, needs));
    expect(() => supplement(open, undefined, new Date(needs.answerBefore.getTime() + 1))).toThrow('dossier/supplement-too-late');
  });
});

describe('people keep to their part', () => {
  it.each<[string, () => unknown, string]>([
    ['an officer takes what another holds', () => claim(processing, { ...officer, id: 'officer-2' }, at), 'dossier/not-yours'],
    ['an officer proposes for another', () => propose(processing, 'officer-2', { result: 'granted', opinion: '' }, at), 'dossier/not-yours'],
    ['a proposer approves', () => approve(proposed, officer.id, '1', at), 'dossier/four-eyes'],
    ['a leader approves what nobody proposed', () => approve(processing, 'leader-1', '1', at), 'dossier/not-possible-now'],
    ['a clerk refuses what is accepted', () => refuse(accepted, reason, at), 'dossier/not-waiting'],
    ['a result is issued twice', () => issue(issued, { sha256: 'ab', fileId: 'f' }, at), 'dossier/not-possible-now'],
    ['a citizen withdraws after the decision', () => withdraw(approved, at), 'dossier/not-possible-now'],
    ['a result is revoked twice', () => revoke(revoke(issued, reason, at).dossier, reason, at), 'dossier/not-possible-now'],
    ['a paid dossier lapses unpaid', () => lapse(aDossier.submitted(), 'bill-expired', at), 'dossier/not-possible-now'],
  ])('%s', (_, attempt, code) => {
    expect(attempt).toThrow(code);
  });

  it('moves the work of an absent officer', () => {
    expect(assign(processing, { id: 'officer-2', unitCode: officer.unitCode }, at).dossier.assigneeId).toBe('officer-2');
  });

  it('returns a proposal with its reason and keeps the officer', () => {
    expect(returnToOfficer(proposed, reason, at).dossier).toMatchObject({ business: 'processing', assigneeId: officer.id });
  });

  it('notes change nothing but the version', () => {
    expect(addNote(processing, 'Đã gọi điện', at).dossier).toEqual({ ...processing, version: processing.version + 1 });
  });
});

describe('a dossier ends', () => {
  it('refused, withdrawn or lapsed', () => {
    expect(refuse(aDossier.submitted(), reason, at).dossier.business).toBe('refused');
    expect(withdraw(processing, at).dossier.business).toBe('withdrawn');
    expect(lapse(aDossier.submitted({ feeInAdvance: 8000 }), 'bill-expired', at).dossier.business).toBe('lapsed');
    expect(lapse(run(accepted, (d) => requestSupplement(d, needs)), 'supplement-unanswered', at).dossier.business).toBe('lapsed');
  });
});
