import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Set on the column the rows are sorted by. */
  readonly sorted?: 'ascending' | 'descending';
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A dense table for officers; the first column heads its row, and rows become cards on a phone. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <div class="sheet" tabindex={0} role="region" aria-label={caption}>
      <table>
        <caption class="hidden">{caption}</caption>
        <thead><tr>{columns.map(({ title, sorted }) => <th key={title} scope="col" aria-sort={sorted}>{title}{sorted ? <span aria-hidden="true">{sorted === 'ascending' ? ' ▲' : ' ▼'}</span> : null}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, cell }, index) => (index === 0 ? <th key={title} scope="row">{cell(row)}</th> : <td key={title}>{cell(row)}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface Figure {
  readonly label: string; readonly value: string; readonly href: string;
  /** What is counted, and over which time. */
  readonly unit?: string;
  readonly trend?: string;
  /** The values before this one, the newest last. */
  readonly line?: { readonly points: readonly number[]; readonly label: string };
  readonly wrong?: boolean;
}

const TrendLine = ({ points, label }: { points: readonly number[]; label: string }) => {
  const top = Math.max(1, ...points);
  const path = points.map((value, index) => `${(index * 100 / Math.max(1, points.length - 1)).toFixed(1)},${(38 - value * 36 / top).toFixed(1)}`).join(' ');
  return <svg class="line" viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label={label}><polyline points={path} fill="none" stroke="currentColor" stroke-width="2" vector-effect="non-scaling-stroke" /></svg>;
};

/** A few large figures, each opening what is behind it. */
export const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <ul class="figures">
    {figures.map(({ label, value, unit, trend, line, wrong, href }) => (
      <li key={label}><a href={href} class={wrong ? 'wrong' : undefined}>{label}<b>{value}</b>{unit ? <span class="trend">{unit}</span> : null}{trend ? <span class="trend">{trend}</span> : null}{line && line.points.length > 1 ? <TrendLine {...line} /> : null}</a></li>
    ))}
  </ul>
);

export interface Queue { readonly href: string; readonly label: string; readonly count?: number; readonly current?: boolean; readonly late?: boolean }

/** The queues beside an officer's list. */
export const Queues = ({ label, groups }: { label: string; groups: readonly { title: string; queues: readonly Queue[] }[] }) => (
  <nav class="queues" aria-label={label}>
    {groups.map(({ title, queues }) => (
      <div key={title}>
        <h2>{title}</h2>
        <ul>{queues.map((queue) => <li key={queue.href}><a href={queue.href} aria-current={queue.current ? 'page' : undefined}>{queue.label}{queue.count === undefined ? null : <span class={queue.late ? 'num late' : 'num'}>{queue.count}</span>}</a></li>)}</ul>
      </div>
    ))}
  </nav>
);
