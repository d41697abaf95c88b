import { dayOf } from '@tinhso/calendar';
import type { Tx } from '@tinhso/persistence';
import type { DossierCodes } from '../../ports/dossier-codes.js';

/** Pattern of TT 01/2018/TT-VPCP art. 19: agency, date of reception, number within the day. */
const format = (agencyCode: string, day: string, number: number): string =>
  `${agencyCode}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;

export class PgDossierCodesRepository implements DossierCodes {
  async next(tx: Tx, agencyCode: string, at: Date): Promise<string> {
    const day = dayOf(at);
    const [row] = await tx.read<{ last: number }>({
      name: 'dossier_code_next',
      text: `insert into dossier_code_counter as c (agency_code, day, last) values ($1, $2, 1)
             on conflict (agency_code, day) do update set last = c.last + 1 returning last`,
      values: [agencyCode, day],
    });
    return format(agencyCode, day, row?.last ?? 0);
  }
}
