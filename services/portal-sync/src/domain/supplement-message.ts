import { vietnamTime } from '@tinhso/vietnam';
import type { LedgerEntry } from './ledger.js';
import type { PortalSupplement } from './portal-message.js';
import type { PortalRecord } from './portal-record.js';
import { stepOf } from './record-steps.js';

const time = (instant: string | undefined): string => (instant ? vietnamTime(new Date(instant)) : '');

/** Every request for a supplement after acceptance, with its answer where there is one. */
export function supplementsOf(entries: readonly LedgerEntry[], record: PortalRecord): readonly PortalSupplement[] {
  return entries.flatMap((entry, place) => {
    if (entry.kind !== 'supplement-requested') return [];
    const asked = stepOf(record, entry);
    const answer = entries.slice(place + 1).find(({ kind }) => kind === 'supplemented');
    const dueBefore = entries.slice(0, place).findLast(({ facts }) => facts.dueAt)?.facts.dueAt;
    return [{
      HoSoBoSungId: entry.sequence, NguoiYeuCauBoSung: asked?.officer ?? record.agencyName, NoiDungBoSung: asked?.items?.join('; ') || 'Yêu cầu bổ sung, hoàn thiện hồ sơ',
      NgayBoSung: time(entry.at), NgayTiepNhanBoSung: time(answer?.at), TrangThaiBoSung: answer !== undefined,
      NgayHenTraTruoc: time(dueBefore), NgayHenTraMoi: time(answer?.facts.dueAt),
    }];
  });
}
