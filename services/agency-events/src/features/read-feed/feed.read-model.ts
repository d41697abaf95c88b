import type { Pool } from 'pg';
import type { StructuredCloudEvent } from '@tinhso/events';
import { readNamed } from '@tinhso/persistence';

export interface FeedRequest {
  /** Events after this position. */
  readonly after: number;
  readonly limit: number;
  readonly type?: string;
  readonly subject?: string;
}

interface Row {
  position: string;
  event: StructuredCloudEvent;
}

export interface FeedPage {
  readonly events: readonly StructuredCloudEvent[];
  /** Where the next page starts; the same as before when nothing is there yet. */
  readonly position: number;
}

export class FeedReadModel {
  constructor(private readonly pool: () => Pool) {}

  async read({ after, limit, type, subject }: FeedRequest): Promise<FeedPage> {
    const rows = await readNamed<Row>(this.pool(), {
      name: 'feed_read',
      text: `select position, event from feed_entry
             where position > $1 and ($2::text is null or type = $2) and ($3::text is null or subject = $3) order by position limit $4`,
      values: [after, type ?? null, subject ?? null, limit],
    });
    return { events: rows.map((row) => row.event), position: Number(rows.at(-1)?.position ?? after) };
  }
}
