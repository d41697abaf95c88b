import type { Pool } from 'pg';
import type { Visible } from '@tinhso/auth';
import { readNamed } from '@tinhso/persistence';
import type { Figures, FiguresReader } from '../../ports/figures.js';

type Row = { readonly [Name in keyof Omit<Figures, 'at'>]: string };

// Days and months are Vietnamese ones, whatever the server's time zone.
const text = `
  with now as (select ($5::timestamptz at time zone 'Asia/Ho_Chi_Minh') as local),
  bounds as (select date_trunc('day', local) at time zone 'Asia/Ho_Chi_Minh' as day, date_trunc('month', local) at time zone 'Asia/Ho_Chi_Minh' as month from now),
  mine as (select d.* from dossier d where $1 or agency_code = any($2::text[]) or (agency_code, unit_code) in (select * from unnest($3::text[], $4::text[])))
  select count(*) filter (where accepted_at >= month) as received,
    count(*) filter (where business in ('accepted', 'processing', 'proposed', 'approved') and due_current >= day and due_current < day + interval '1 day') as "dueToday",
    count(*) filter (where business in ('accepted', 'processing', 'proposed', 'approved') and due_current < $5::timestamptz) as late,
    count(*) filter (where result <> 'none' and issued_at >= month and issued_at <= due_current) as "onTime",
    count(*) filter (where result <> 'none' and issued_at >= month) as issued
  from (select mine.*, (casework->'result'->>'issuedAt')::timestamptz as issued_at from mine) m, bounds group by month, day`;

export class PgFigures implements FiguresReader {
  constructor(private readonly pool: () => Pool) {}

  async read(visible: Visible, at: Date): Promise<Figures> {
    const [row] = await readNamed<Row>(this.pool(), {
      name: 'figures', text, values: [visible.all, visible.agencyCodes, visible.units.map((unit) => unit.agencyCode), visible.units.map((unit) => unit.unitCode), at.toISOString()],
    });
    const figure = (name: keyof Row): number => Number(row?.[name] ?? 0);
    return { at: at.toISOString(), received: figure('received'), dueToday: figure('dueToday'), late: figure('late'), onTime: figure('onTime'), issued: figure('issued') };
  }
}
