import { readIdentityNumber, readTaxCode } from '@tinhso/vietnam';
import type { LedgerEntry } from './ledger.js';
import type { PortalDossier } from './portal-message.js';
import type { PortalRecord } from './portal-record.js';
import { statusOf } from './portal-status.js';

/** What a message is judged by: the facts, not the message itself. */
export interface Evidence {
  readonly record: PortalRecord;
  readonly entry: LedgerEntry;
  /** Reportable states before this one. */
  readonly before: readonly LedgerEntry[];
}

export const honestyChecks = ['identity', 'result-paper', 'status', 'online-payment', 'databases'] as const;
export type HonestyCheck = (typeof honestyChecks)[number];
type Check = (message: PortalDossier, evidence: Evidence) => boolean;

const isRealNumber = (kind: string, number: string): boolean => {
  if (kind === '1') return readIdentityNumber(number, 2199).ok;
  if (kind === '2') return /^\d{9}$/.test(number) && !/^0{8}/.test(number);
  return readTaxCode(number).ok;
};

/** The owner's own number, or no message at all: `000000001` belongs to nobody. */
const identity: Check = ({ DinhDanhCHS, SoGiayToChuHoSo }, { record: { owner } }) =>
  DinhDanhCHS.length > 0 && SoGiayToChuHoSo === owner.number
  && DinhDanhCHS.every(({ LoaiDinhDanh, SoDinhDanh }) => SoDinhDanh === owner.number && isRealNumber(LoaiDinhDanh, SoDinhDanh));

/** Only the issued result is a result; never a paper that the citizen handed in. */
const resultPaper: Check = ({ DanhSachGiayToKetQua }, { record, entry, before }) => {
  const issued = [...before, entry].some(({ kind }) => kind === 'result-issued');
  const handedIn = new Set(record.papers.map(({ fileId }) => fileId));
  return DanhSachGiayToKetQua.every(({ GiayToId }) => issued && record.result?.fileId === GiayToId && !handedIn.has(GiayToId));
};

const status: Check = ({ TrangThaiHoSo, NgayKetThucXuLy }, { entry, before }) => {
  const truth = statusOf(entry.kind, before);
  return TrangThaiHoSo === truth && entry.status === truth && (NgayKetThucXuLy === '' || ['7', '8', '9', '10'].includes(truth));
};

const onlinePayment: Check = ({ DuocThanhToanTrucTuyen }, { record: { payment } }) =>
  DuocThanhToanTrucTuyen === (payment === 'national-portal' ? '1' : payment === 'provincial-gateway' ? '2' : '0');

const databases: Check = ({ DSKetNoiCSDL }, { record: { databasesConsulted } }) => DSKetNoiCSDL.every(({ MaCSDL }) => databasesConsulted.includes(MaCSDL));

const checks: Readonly<Record<HonestyCheck, Check>> = { identity, 'result-paper': resultPaper, status, 'online-payment': onlinePayment, databases };

/** The first thing that a message claims and the facts do not bear out; undefined when it may be sent. */
export const dishonesty = (message: PortalDossier, evidence: Evidence): HonestyCheck | undefined => honestyChecks.find((name) => !checks[name](message, evidence));
