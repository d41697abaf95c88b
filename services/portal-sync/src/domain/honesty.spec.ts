import { describe, expect, it } from '@jest/globals';
import { aLedger, aRecord, dossiersAt } from '../../test/a-ledger.js';
import { dossierMessage } from './dossier-message.js';
import { findingOf, sentenceOf } from './finding.errors.js';
import { dishonesty, honestyChecks } from './honesty.js';
import type { HonestyCheck } from './honesty.js';
import type { EntryKind, LedgerEntry } from './ledger.js';
import type { PortalDossier } from './portal-message.js';
import type { PortalRecord } from './portal-record.js';

const result = { number: '7/2026', name: 'Giấy khai sinh', fileId: 'f-result', sha256: 'a'.repeat(64) };
const papers = [{ fileId: 'f-1', fileName: 'to-khai.pdf', paperCode: 'to-khai' }];
const paper = (id: string) => ({ TenGiayTo: 'Tờ khai', MaThanhPhanHoSo: '', GiayToId: id, DuongDanTepTinKetQua: 'https://x.example', MaGiayToKetQua: '' });

const judged = (kinds: readonly EntryKind[], record: PortalRecord, changes: Partial<PortalDossier> = {}): HonestyCheck | undefined => {
  const ledger = aLedger(kinds);
  const entry = ledger.entries.at(-1) as LedgerEntry;
  return dishonesty({ ...dossierMessage(ledger, entry, record, dossiersAt), ...changes }, { record, entry, before: ledger.entries.slice(0, -1) });
};
const owner = (number: string, kind: 'citizen' | 'business' = 'citizen') => aRecord({ owner: { kind, name: 'A', number } });
const invented = { SoGiayToChuHoSo: '000000001', DinhDanhCHS: [{ LoaiDinhDanh: '2', SoDinhDanh: '000000001' }] };

describe('the five honesty checks', () => {
  it.each<[string, readonly EntryKind[], PortalRecord]>([
    ['an accepted dossier', ['accepted'], aRecord()], ['an open supplement', ['accepted', 'supplement-requested'], aRecord()],
    ['a stopped one', ['accepted', 'supplement-requested', 'lapsed'], aRecord()], ['a paid one', ['accepted'], aRecord({ payment: 'provincial-gateway' })],
    ['one paid in cash', ['accepted'], aRecord({ payment: 'cash' })], ['a result', ['accepted', 'approved', 'result-issued'], aRecord({ result, papers })],
    ['a consulted database', ['accepted'], aRecord({ databasesConsulted: ['1'] })], ['an old card', ['accepted'], owner('091234567')],
  ])('let %s through', (_, kinds, record) => expect(judged(kinds, record)).toBeUndefined());

  it.each<[HonestyCheck, string, readonly EntryKind[], PortalRecord, Partial<PortalDossier>]>([
    ['identity', 'no number', ['accepted'], owner(''), {}],
    ['identity', 'an invented number for an owner without one', ['accepted'], owner(''), invented],
    ['identity', 'an invented number that is the owner’s only one', ['accepted'], owner('000000001'), {}],
    ['identity', 'somebody else’s number', ['accepted'], aRecord(), { DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '019088004567' }] }],
    ['identity', 'a tax number with a wrong check digit', ['accepted'], owner('0101248142', 'business'), {}],
    ['result-paper', 'the first paper that was handed in', ['accepted', 'result-issued'], aRecord({ papers }), { DanhSachGiayToKetQua: [paper('f-1')] }],
    ['result-paper', 'a result before it is issued', ['accepted', 'approved'], aRecord({ result }), { DanhSachGiayToKetQua: [paper('f-result')] }],
    ['status', 'an open supplement as finished', ['accepted', 'supplement-requested'], aRecord(), { TrangThaiHoSo: '9' }],
    ['status', 'a stopped dossier as finished', ['accepted', 'lapsed'], aRecord(), { TrangThaiHoSo: '9' }],
    ['status', 'a day of finishing while it goes on', ['accepted', 'assigned'], aRecord(), { NgayKetThucXuLy: '20261123103000' }],
    ['online-payment', 'cash as paid online', ['accepted'], aRecord({ payment: 'cash' }), { DuocThanhToanTrucTuyen: '1' }],
    ['online-payment', 'our gateway as the national one', ['accepted'], aRecord({ payment: 'provincial-gateway' }), { DuocThanhToanTrucTuyen: '1' }],
    ['databases', 'a database that nobody asked', ['accepted'], aRecord(), { DSKetNoiCSDL: [{ MaCSDL: '7' }] }],
  ])('%s bites: %s', (check, _, kinds, record, changes) => expect(judged(kinds, record, changes)).toBe(check));

  it('have a sentence each in both languages', () => {
    const sentences = honestyChecks.map((check) => sentenceOf(findingOf(check)));
    expect(new Set(sentences.flatMap(({ vi, en }) => [vi, en])).size).toBe(10);
  });
});
