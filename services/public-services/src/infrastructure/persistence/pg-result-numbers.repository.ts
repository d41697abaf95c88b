import { resultNumber } from '@tinhso/definitions';
import type { Tx } from '@tinhso/persistence';
import type { Dossier } from '../../domain/dossier.js';
import type { ResultNumbers } from '../../ports/result-numbers.js';
import type { PackProcedures } from '../pack/pack-procedures.js';

const yearIn = (at: Date): number => Number(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(at));

export class PgResultNumbersRepository implements ResultNumbers {
  constructor(private readonly procedures: Pick<PackProcedures, 'pinned'>) {}

  async next(tx: Tx, dossier: Dossier, at: Date): Promise<string> {
    const year = yearIn(at);
    const [row] = await tx.read<{ last: number }>({
      name: 'result_number_next',
      text: `insert into result_number_counter as c (agency_code, procedure_code, year, last) values ($1, $2, $3, 1)
             on conflict (agency_code, procedure_code, year) do update set last = c.last + 1 returning last`,
      values: [dossier.agencyCode, dossier.procedureCode, year],
    });
    const proposed = this.procedures.pinned(dossier.procedureCode, dossier.procedureVersion)?.results.find(({ code }) => code === dossier.casework.proposal?.result);
    return resultNumber(proposed?.numberPattern ?? '{seq}/{yyyy}', row?.last ?? 0, year);
  }
}
