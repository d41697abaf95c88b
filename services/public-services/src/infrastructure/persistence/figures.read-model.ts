import type { Pool } from 'pg';
import type { Visible } from '@tinhso/auth';
import { readNamed } from '@tinhso/persistence';
import type { Figures, FiguresReader } from '../../ports/figures.js';

interface Row {
  readonly [count: string]: unknown;
  readonly by_day: Figures['receivedByDay'];
}

// Days and months are Vietnamese ones, whatever the server's time zone.
const text = `
  with now as (select ($5::timestamptz at time zone 'Asia/Ho_Chi_Minh') as local),
  bounds as (select date_trunc('day', local) at time zone 'Asia/Ho_Chi_Minh' as day, date_trunc('month', local) at time zone 'Asia/Ho_Chi_Minh' as month,
    (date_trunc('month', local) - interval '1 month') at time zone 'Asia/Ho_Chi_Minh' as month_before from now),
  mine as (select d.* from dossier d where $1 or agency_code = any($2::text[]) or (agency_code, unit_code) in (select * from unnest($3::text[], $4::text[])))
  select count(*) filter (where accepted_at >= month) as received,
    count(*) filter (where business in ('accepted', 'processing', 'proposed', 'approved') and due_current >= day and due_current < day + interval '1 day') as "dueToday",
    count(*) filter (where business in ('accepted', 'processing', 'proposed', 'approved') and due_current < $5::timestamptz) as late,
    count(*) filter (where result <> 'none' and issued_at >= month and issued_at <= due_current) as "onTime",
    count(*) filter (where result <> 'none' and issued_at >= month) as issued,
    count(*) filter (where result <> 'none' and due_current >= day and due_current < day + interval '1 day') as "doneToday",
    count(*) filter (where result <> 'none' and issued_at >= month_before and issued_at < month and issued_at <= due_current) as "onTimeBefore",
    count(*) filter (where result <> 'none' and issued_at >= month_before and issued_at < month) as "issuedBefore",
    (select jsonb_agg(jsonb_build_object('day', to_char(one, 'YYYY-MM-DD'), 'count', coalesce(n, 0)) order by one)
      from now, generate_series(date_trunc('day', local) - interval '13 days', date_trunc('day', local), interval '1 day') one
      left join (select date_trunc('day', accepted_at at time zone 'Asia/Ho_Chi_Minh') as accepted_day, count(*) as n from mine where accepted_at >= $5::timestamptz - interval '15 days' group by 1) c on c.accepted_day = one) as by_day
  from (select mine.*, (casework->'result'->>'issuedAt')::timestamptz as issued_at from mine) m, bounds group by month, month_before, day`;

export class PgFigures implements FiguresReader {
  constructor(private readonly pool: () => Pool) {}

  async read(visible: Visible, at: Date): Promise<Figures> {
    const [row] = await readNamed<Row>(this.pool(), {
      name: 'figures', text, values: [visible.all, visible.agencyCodes, visible.units.map((unit) => unit.agencyCode), visible.units.map((unit) => unit.unitCode), at.toISOString()],
    });
    const figure = (name: string): number => Number(row?.[name] ?? 0);
    return {
      at: at.toISOString(), received: figure('received'), dueToday: figure('dueToday'), late: figure('late'), onTime: figure('onTime'), issued: figure('issued'),
      doneToday: figure('doneToday'), before: { onTime: figure('onTimeBefore'), issued: figure('issuedBefore') }, receivedByDay: row?.by_day ?? [],
    };
  }
}
