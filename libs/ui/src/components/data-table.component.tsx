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

export interface Figure { readonly label: string; readonly value: string; readonly trend?: string; readonly href: string }

/** A few large figures, each opening what is behind it. */
export const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <ul class="figures">
    {figures.map(({ label, value, trend, href }) => (
      <li key={label}><a href={href}>{label}<b>{value}</b>{trend ? <span class="trend">{trend}</span> : null}</a></li>
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
