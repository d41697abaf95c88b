import type { DossierLedger, EntryKind, LedgerEntry } from './ledger.js';

/** TrangThaiHoSo and its name in both languages. */
export const statusNames: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  1: { vi: 'Mới đăng ký', en: 'Registered' }, 2: { vi: 'Được tiếp nhận', en: 'Accepted' }, 3: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  4: { vi: 'Đang xử lý', en: 'In progress' }, 5: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Supplement requested' },
  6: { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Payment requested' }, 7: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawn by the citizen' },
  8: { vi: 'Dừng xử lý', en: 'Stopped' }, 9: { vi: 'Đã xử lý xong', en: 'Finished' }, 10: { vi: 'Đã trả kết quả', en: 'Result returned' },
};

/** A dossier that is approved but not yet signed is still being worked on: nothing is finished before its result is issued. */
const fixed: Readonly<Partial<Record<EntryKind, string>>> = {
  accepted: '2', refused: '3', assigned: '4', approved: '4', 'supplement-requested': '5', withdrawn: '7', lapsed: '8', 'result-issued': '9', 'result-delivered': '10',
};

/** The status that a state means. An answered supplement returns to where the dossier was; a revocation changes no status. */
export function statusOf(kind: EntryKind, before: readonly Pick<LedgerEntry, 'kind' | 'status'>[]): string {
  if (kind === 'result-revoked') return before.at(-1)?.status ?? '9';
  if (kind === 'supplemented') return before.some((entry) => entry.kind === 'assigned') ? '4' : before.some((entry) => entry.kind === 'accepted') ? '2' : '1';
  return fixed[kind] ?? '4';
}

/** Nothing is reported before acceptance: such a state stands in the ledger and goes nowhere. */
export const isReportable = (kind: EntryKind, ledger: DossierLedger | undefined): boolean =>
  kind === 'accepted' || (kind !== 'refused' && (ledger?.entries.some((entry) => entry.kind === 'accepted') ?? false));
