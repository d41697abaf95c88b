import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aLedger, aRecord, dossiersAt } from '../../test/a-ledger.js';
import { dossierMessage } from './dossier-message.js';
import type { DossierLedger, LedgerEntry } from './ledger.js';
import { progressMessages } from './progress-message.js';

const golden: unknown = JSON.parse(readFileSync(new URL('../../test/golden.json', import.meta.url), 'utf8'));
const lastOf = ({ entries }: DossierLedger): LedgerEntry => entries.at(-1) as LedgerEntry;
const messageOf = (ledger: DossierLedger, record = aRecord()) => dossierMessage(ledger, lastOf(ledger), record, dossiersAt);

describe('what the portal is told', () => {
  it('is word for word what the golden file says', () => {
    const accepted = aLedger(['accepted']);
    const result = { number: '7/2026', name: 'Giấy khai sinh (bản điện tử)', fileId: 'f-result', sha256: 'a'.repeat(64) };
    const papers = [{ fileId: 'f-1', fileName: 'giay-chung-sinh.pdf', paperCode: 'giay-chung-sinh' }];
    const delivered = aLedger(['accepted', 'assigned', 'supplement-requested', 'supplemented', 'approved', 'result-issued', 'result-delivered']);
    const record = aRecord({ result, papers, payment: 'provincial-gateway', fees: [{ code: 'PHI', name: 'Phí', amount: 16_000 }] });
    expect({
      accepted: messageOf(accepted), acceptedSteps: progressMessages(accepted, lastOf(accepted), aRecord()), delivered: messageOf(delivered, record),
    }).toEqual(golden);
  });

  it('gives each state its status, in order', () => {
    const kinds = ['accepted', 'assigned', 'supplement-requested', 'supplemented', 'approved', 'result-issued', 'result-delivered', 'result-revoked'] as const;
    expect(aLedger(kinds).entries.map(({ status }) => status)).toEqual(['2', '4', '5', '4', '4', '9', '10', '10']);
    expect(aLedger(['accepted', 'supplement-requested', 'supplemented', 'withdrawn']).entries.map(({ status }) => status)).toEqual(['2', '5', '2', '7']);
    expect(aLedger(['accepted', 'supplement-requested', 'lapsed']).entries.map(({ status }) => status)).toEqual(['2', '5', '8']);
  });

  it('reports nothing before acceptance, and a refusal never', () => {
    expect(aLedger(['supplement-requested', 'supplemented', 'refused']).entries.map(({ state }) => state)).toEqual(['not-reportable', 'not-reportable', 'not-reportable']);
    expect(aLedger(['supplement-requested', 'supplemented', 'accepted']).entries.map(({ state }) => state)).toEqual(['not-reportable', 'not-reportable', 'waiting']);
    expect(messageOf(aLedger(['supplement-requested', 'supplemented', 'accepted'])).DanhSachHoSoBoSung).toEqual([]);
  });

  it('shows in an earlier state nothing of a later one', () => {
    const ledger = aLedger(['accepted', 'assigned', 'approved', 'result-issued', 'result-delivered'], 'waiting');
    const result = { number: '7/2026', name: 'Giấy khai sinh', fileId: 'f-result', sha256: 'a'.repeat(64) };
    const second = dossierMessage(ledger, ledger.entries[1] as LedgerEntry, aRecord({ result }), dossiersAt);
    expect(second).toMatchObject({ TrangThaiHoSo: '4', NgayKetThucXuLy: '', NgayTra: '', DanhSachGiayToKetQua: [] });
  });

  it('says that a result was revoked and sends it no more', () => {
    const result = { number: '7/2026', name: 'Giấy khai sinh', fileId: 'f-result', sha256: 'a'.repeat(64) };
    const revoked = messageOf(aLedger(['accepted', 'approved', 'result-issued', 'result-revoked']), aRecord({ result }));
    expect(revoked).toMatchObject({ TrangThaiHoSo: '9', GhiChu: 'Kết quả số 7/2026 đã bị thu hồi', DanhSachGiayToKetQua: [] });
  });

  it('sends steps that were not taken yet, in tens', () => {
    const kinds = ['accepted', ...Array.from({ length: 24 }, () => 'assigned' as const)] as const;
    const ledger = aLedger(kinds, 'refused');
    expect(progressMessages(ledger, lastOf(ledger), aRecord()).map((steps) => steps.length)).toEqual([10, 10, 5]);
    const usual = aLedger(kinds);
    expect(progressMessages(usual, lastOf(usual), aRecord())).toHaveLength(1);
    const long = aRecord({ agencyName: 'Ủ'.repeat(80) });
    expect(progressMessages(usual, lastOf(usual), long)[0]?.[0]?.NguoiXuLy).toHaveLength(50);
  });
});
