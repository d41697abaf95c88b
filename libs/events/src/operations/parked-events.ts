import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { ParkingReason } from '../consumers/ports.js';
import type { ReceivedMessage } from '../transport.js';

/** Which parked events; what is left out does not narrow. */
export interface ParkedFilter {
  readonly ids?: readonly number[];
  readonly consumer?: string;
  readonly topic?: string;
  readonly key?: string;
  readonly reason?: ParkingReason;
}

export interface ParkedEvent {
  readonly id: number;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly position: number;
  readonly key: string;
  readonly eventId?: string;
  readonly reason: ParkingReason;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: string;
  /** When it was last re-driven. */
  readonly triedAt?: string;
  /** True when nothing of its key is parked before it. */
  readonly first: boolean;
  readonly type?: string;
}

export interface WholeParkedEvent extends ParkedEvent {
  readonly message: ReceivedMessage;
  /** How many events of its key are parked behind it. */
  readonly behind: number;
}

export interface ParkedCount {
  readonly consumer: string;
  readonly reason: ParkingReason;
  readonly count: number;
  readonly oldestAt: string;
}

interface Row {
  id: string; consumer: string; topic: string; partition: number; position: string; key: string; event_id: string | null; reason: ParkingReason;
  error: string; attempts: number; parked_at: Date; tried_at: Date | null; first: boolean; type: string | null;
}

interface WholeRow extends Row { headers: Record<string, string>; body: Buffer; behind: string }

const columns = `id, consumer, topic, partition, position, key, event_id, reason, error, attempts, parked_at, tried_at, headers->>'ce_type' as type,
  not exists (select from parked_event b where b.consumer = p.consumer and b.topic = p.topic and b.key = p.key and b.position < p.position) as first`;

/** Matches `p` against the five values of `filterValues`, from $1 on. */
export const parkedMatches = `($1::bigint[] is null or p.id = any($1)) and ($2::text is null or p.consumer = $2) and ($3::text is null or p.topic = $3)
  and ($4::text is null or p.key = $4) and ($5::text is null or p.reason = $5)`;

export const filterValues = ({ ids, consumer, topic, key, reason }: ParkedFilter): unknown[] => [ids ?? null, consumer ?? null, topic ?? null, key ?? null, reason ?? null];

const toEvent = (row: Row): ParkedEvent => ({
  id: Number(row.id), consumer: row.consumer, topic: row.topic, partition: row.partition, position: Number(row.position), key: row.key,
  reason: row.reason, error: row.error, attempts: row.attempts, parkedAt: row.parked_at.toISOString(), first: row.first,
  ...(row.event_id ? { eventId: row.event_id } : {}), ...(row.tried_at ? { triedAt: row.tried_at.toISOString() } : {}), ...(row.type ? { type: row.type } : {}),
});

/** Looks at the parking place of a service. */
export class ParkedEvents {
  constructor(private readonly pool: () => Pool) {}

  /** In the order in which they were parked; `after` is the id of the last one shown. */
  async list(filter: ParkedFilter, after: number, limit: number): Promise<ParkedEvent[]> {
    const rows = await readNamed<Row>(this.pool(), {
      name: 'parked_list', text: `select ${columns} from parked_event p where ${parkedMatches} and p.id > $6 order by p.id limit $7`,
      values: [...filterValues(filter), after, limit],
    });
    return rows.map(toEvent);
  }

  async find(id: number): Promise<WholeParkedEvent | undefined> {
    const [row] = await readNamed<WholeRow>(this.pool(), {
      name: 'parked_find', values: [id],
      text: `select ${columns}, headers, body,
               (select count(*) from parked_event b where b.consumer = p.consumer and b.topic = p.topic and b.key = p.key and b.position > p.position) as behind
             from parked_event p where p.id = $1`,
    });
    if (!row) return undefined;
    const event = toEvent(row);
    const { topic, partition, position, key } = event;
    return { ...event, behind: Number(row.behind), message: { topic, partition, position, key, headers: row.headers, body: row.body } };
  }

  async counts(): Promise<ParkedCount[]> {
    const rows = await readNamed<{ consumer: string; reason: ParkingReason; count: number; oldest: Date }>(this.pool(), {
      name: 'parked_counts', text: 'select consumer, reason, count(*)::int as count, min(parked_at) as oldest from parked_event group by consumer, reason order by 1, 2', values: [],
    });
    return rows.map(({ oldest, ...rest }) => ({ ...rest, oldestAt: oldest.toISOString() }));
  }
}
