import type { Pool } from 'pg';
import type { StructuredCloudEvent } from '@tinhso/events';
import { readNamed } from '@tinhso/persistence';
import type { NamedQuery } from '@tinhso/persistence';
import type { FeedFilter } from '../../feed-filter.js';

export interface FeedRequest {
  /** Events after this position. */
  readonly after: number;
  readonly limit: number;
  readonly filter: FeedFilter;
}

export interface FeedPage {
  readonly events: readonly StructuredCloudEvent[];
  /** Where the next page starts: behind the last event, or at the end of the feed when everything up to there was looked at. */
  readonly position: number;
  readonly head: FeedHead;
}

export interface FeedHead {
  /** Names the numbering; another one after the feed was built anew. */
  readonly generation: string;
  /** Position of the last event. */
  readonly last: number;
}

interface Row {
  readonly generation: string;
  readonly last: string;
  readonly position: string | null;
  readonly event: StructuredCloudEvent;
}

const conditions = { types: ['type', '= any(', ')'], subject: ['subject', '= ', ''], agency: ['agency', '= ', ''] } as const;

// One text for each set of filters, so that each has a plan of its own. Head and events come from one snapshot.
function queryOf({ after, limit, filter }: FeedRequest): NamedQuery {
  const given = (Object.keys(conditions) as (keyof typeof conditions)[]).filter((name) => filter[name] !== undefined);
  const narrowed = given.map((name, index) => { const [column, before, behind] = conditions[name]; return ` and ${column} ${before}$${index + 3}${behind}`; }).join('');
  return {
    name: ['feed_read', ...given].join('_'), values: [after, limit, ...given.map((name) => filter[name])],
    text: `select h.generation, h.next - 1 as last, e.position, e.event from feed_head h left join lateral (
             select position, event from feed_entry where position > $1${narrowed} order by position limit $2
           ) e on true order by e.position`,
  };
}

export class FeedReadModel {
  constructor(private readonly pool: () => Pool) {}

  async read(request: FeedRequest): Promise<FeedPage> {
    const { after, limit } = request;
    const rows = await readNamed<Row>(this.pool(), queryOf(request));
    const found = rows.filter((row) => row.position !== null);
    const last = Number(rows[0]?.last);
    const position = found.length < limit ? last : Number(found.at(-1)?.position);
    return { events: found.map((row) => row.event), position: Math.max(position, after), head: { generation: rows[0]?.generation ?? '', last } };
  }

  /** The position before the first event that was recorded at this time or later. */
  async before(time: Date): Promise<number> {
    const [row] = await readNamed<{ position: string }>(this.pool(), {
      name: 'feed_before', values: [time.toISOString()],
      text: `select coalesce((select position from feed_entry where recorded_at >= $1 order by recorded_at, position limit 1), h.next) - 1 as position from feed_head h`,
    });
    return Number(row?.position);
  }

  async head(): Promise<FeedHead> {
    const [row] = await readNamed<Row>(this.pool(), { name: 'feed_head_read', text: 'select generation, next - 1 as last from feed_head', values: [] });
    return { generation: row?.generation ?? '', last: Number(row?.last) };
  }
}
