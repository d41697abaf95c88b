import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { eventually } from '../../libs/testing/src/eventually.ts';
import { loadCore, pin } from './pinning.ts';
import { Rig } from './rig.ts';
import type { Server } from './rig.ts';

interface Box { seal(id: string, text: string): string }
const { SealedBox } = await import(new URL('../../services/agency-events/dist/src/infrastructure/secrets/sealed-box.js', import.meta.url).href) as { SealedBox: new (secret: string) => Box };
export const concurrency = 128;
const type = 'dossier.accepted.v1';

/** agency-events, a receiver beside it, and its tables filled by hand: what is measured is delivery, not the doors. */
export class WebhookRig {
  private readonly rig = new Rig();
  private readonly box = new SealedBox('secret-of-benchmarks');
  private db!: pg.Client;
  receiver!: Server;
  bare!: Server;

  async open(): Promise<void> {
    const databaseUrl = await this.rig.database();
    await this.rig.serve('bench/webhook-server.ts', { DATABASE_URL: databaseUrl });
    this.receiver = await this.rig.serve('bench/peers/webhook-receiver.mjs');
    pin(this.receiver.child.pid, loadCore);
    this.bare = await this.rig.serve('bench/peers/bare-sender.mjs');
    this.db = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=agency_events' });
    await this.db.connect();
    await this.db.query('insert into receiver_quota (client, max_subscriptions, requests_per_minute, concurrency) values ($1, 1000000, 1000000000, $2)', ['bench', concurrency]);
  }

  async contract(types: readonly string[], areas: readonly string[] = []): Promise<string> {
    const id = randomUUID();
    await this.db.query(`insert into contract (id, client, state, purpose, legal_basis, types, areas, personal_fields, valid_from, proposed_by, proposed_at)
      values ($1, 'bench', 'approved', 'bench', 'bench', $2, $3, '[]', '2000-01-01', 'bench', now())`, [id, types.map((name) => `vn.tinhso.${name}`), areas]);
    return id;
  }

  /** So many, paused at the end of the log. */
  async subscribe(contract: string, count: number, filtersOf: (n: number) => object[] = () => []): Promise<string[]> {
    const rows = Array.from({ length: count }, (_, n) => ({ id: randomUUID(), filters: filtersOf(n), sink: `${this.receiver.origin}/${n}`, key: randomUUID() }));
    await this.db.query(`insert into subscription (id, contract_id, client, state, filters, sink, headers, start, created_at, changed_revision, consented_at)
      select r.id, $2, 'bench', 'paused', r.filters, r.sink, '{}', 'now', now(), 0, now() from jsonb_to_recordset($1::jsonb) as r (id uuid, filters jsonb, sink text)`, [JSON.stringify(rows), contract]);
    await this.db.query('insert into subscription_secret (id, subscription_id, sealed, since) select r.key, r.id, r.sealed, now() from jsonb_to_recordset($1::jsonb) as r (id uuid, key uuid, sealed text)',
      [JSON.stringify(rows.map(({ id, key }) => ({ id, key, sealed: this.box.seal(key, `whsec_${Buffer.alloc(32, 1).toString('base64')}`) })))]);
    return rows.map(({ id }) => id);
  }

  /** Exactly these are served, live from the end of the log on. Resolves when all of them are known to the one who delivers. */
  async serve(ids: readonly string[]): Promise<void> {
    const known = async (text: string): Promise<boolean> => (await this.db.query<{ yes: boolean }>(text, [ids])).rows[0]?.yes ?? false;
    await eventually(() => known('select h.position = f.next - 1 and $1::uuid[] is not null as yes from webhook_head h, feed_head f'), { within: 60_000, every: 50 });
    await this.db.query(`with h as (update webhook_head set revision = revision + 1 returning revision)
      update subscription s set state = case when s.id = any($1) then 'active' else 'paused' end, "cursor" = null, quiet = true, changed_revision = h.revision from h`, [ids]);
    await eventually(() => known(`select not exists (select from subscription where id = any($1) and quiet) as yes`), { within: 120_000, every: 100 });
  }

  /** Records events of many subjects and answers how many deliveries a second reached the receiver. */
  async rate(events: number, subjects: number, receivers: number): Promise<number> {
    const done = this.received(events * receivers);
    await this.db.query(`with h as (update feed_head set next = next + $1::int returning next - $1::int as base),
        s as (select n, gen_random_uuid() as id from generate_series(0, $2::int - 1) n), e as (select n, gen_random_uuid() as id, (n / $2::int) + 1 as sequence, n % $2::int as s from generate_series(0, $1::int - 1) n)
      insert into feed_entry (position, event_id, type, subject, event)
      select h.base + e.n, e.id, $3, s.id::text, jsonb_build_object('specversion', '1.0', 'id', e.id, 'source', '/services/public-services', 'type', 'vn.tinhso.' || $3::text, 'subject', s.id, 'time', now(),
        'datacontenttype', 'application/json', 'sequence', e.sequence::text, 'aggregateversion', e.sequence, 'partitionkey', s.id,
        'data', jsonb_build_object('dossierId', s.id, 'procedureCode', '1.001193', 'procedureVersion', 1, 'agencyCode', '000.00.19.X99', 'code', '000.00.19.X99-261123-0001', 'dueAt', now()))
      from h, e join s on s.n = e.s`, [events, subjects, type]);
    return (events * receivers * 1_000) / await done;
  }

  /** Requests a second of a bare loop over as many connections. */
  async bareRate(count: number, body: string): Promise<number> {
    const done = this.received(count);
    this.bare.child.send({ origin: this.receiver.origin, count, concurrency, body });
    return (count * 1_000) / await done;
  }

  /** What came more than once, and why: a run in which receivers failed is none. */
  async repeated(): Promise<string> {
    const { rows } = await this.db.query<{ said: string }>(`select concat(count(*) - count(distinct (subscription_id, sequence)), ' repeated; ', count(*) filter (where status is distinct from 204), ' failed: ',
      string_agg(distinct coalesce(error, status::text), ', ')) as said from webhook_attempt`);
    return rows[0]?.said ?? '';
  }

  async close(): Promise<void> {
    await this.db?.end();
    await this.rig.close();
  }

  private received(count: number): Promise<number> {
    return new Promise((resolve) => {
      this.receiver.child.once('message', ({ milliseconds }: { milliseconds: number }) => resolve(milliseconds));
      this.receiver.child.send(count);
    });
  }
}
