import { vietnamTime } from '@tinhso/vietnam';
import type { DossierLedger, EntryKind, LedgerEntry } from './ledger.js';
import { reportableUntil } from './ledger.js';
import type { PortalStep } from './portal-message.js';
import { stepsPerMessage } from './portal-message.js';
import type { PortalRecord } from './portal-record.js';
import { stepOf } from './record-steps.js';

const contents: Readonly<Record<EntryKind, string>> = {
  accepted: 'Tiếp nhận hồ sơ', assigned: 'Phân công xử lý', 'supplement-requested': 'Yêu cầu bổ sung hồ sơ', supplemented: 'Đã nhận hồ sơ bổ sung',
  approved: 'Lãnh đạo phê duyệt', 'result-issued': 'Kết thúc xử lý hồ sơ', 'result-delivered': 'Trả kết quả', 'result-revoked': 'Thu hồi kết quả',
  withdrawn: 'Người nộp rút hồ sơ', lapsed: 'Dừng xử lý hồ sơ', refused: 'Không tiếp nhận hồ sơ',
};
const byApplicant = new Set<EntryKind>(['supplemented', 'withdrawn']);

const workerOf = (entry: LedgerEntry, record: PortalRecord): string =>
  (stepOf(record, entry)?.officer ?? (byApplicant.has(entry.kind) ? 'Người nộp hồ sơ' : record.agencyName)).slice(0, 50);

function step(entry: LedgerEntry, entries: readonly LedgerEntry[], code: string, record: PortalRecord): PortalStep {
  const known = stepOf(record, entry);
  const due = entries.filter((one) => one.sequence <= entry.sequence && one.facts.dueAt).at(-1)?.facts.dueAt;
  return {
    MaHoSo: code, NguoiXuLy: workerOf(entry, record), ChucDanh: known?.position ?? '', ThoiDiemXuLy: vietnamTime(new Date(entry.at)),
    PhongBanXuLy: known?.unit ?? record.agencyName, NoiDungXuLy: contents[entry.kind], TrangThai: entry.status,
    NgayBatDau: vietnamTime(new Date(entry.at)), NgayKetThucTheoQuyDinh: due ? vietnamTime(new Date(due)) : '',
  };
}

/** Steps that the portal has not taken yet, up to this state, in messages of at most ten. */
export function progressMessages(ledger: DossierLedger, entry: LedgerEntry, record: PortalRecord): readonly (readonly PortalStep[])[] {
  const entries = reportableUntil(ledger, entry.sequence);
  const untold = entries.slice(entries.findLastIndex(({ state }) => state === 'accepted') + 1);
  const steps = untold.map((one) => step(one, entries, ledger.code ?? '', record));
  return Array.from({ length: Math.ceil(steps.length / stepsPerMessage) }, (_, n) => steps.slice(n * stepsPerMessage, (n + 1) * stepsPerMessage));
}
