import pg from 'pg';
import type { Command } from './history.ts';
import type { Verdict } from './judge.ts';

interface Row { id: string; submitted: number; in_feed: number; bills: number }

// What one filing must have made: a dossier, a fact in the agencies' feed, and a bill in another service.
const perDossier = `
  select d.id,
         (select count(*)::int from public_services.dossier_history h where h.dossier_id = d.id and h.version = 1 and h.place = 0) as submitted,
         (select count(*)::int from agency_events.feed_entry f where f.subject = d.id::text and f.type like '%dossier.submitted.v1') as in_feed,
         (select count(*)::int from payments.bill b where b.dossier_id = d.id) as bills
  from public_services.dossier d`;

const outboxes = ['public_services', 'payments', 'portal_sync', 'notifications', 'directory', 'agency_events'];

async function ask<R>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 60_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows as R[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const waiting = async (url: string, table: 'outbox' | 'parked_event'): Promise<number> => {
  const rows = await ask<{ n: number }>(url, outboxes.map((schema) => `select count(*)::int as n from ${schema}.${table}`).join(' union all '));
  return rows.reduce((sum, { n }) => sum + n, 0);
};

/** Everything filed is published, in the feed and billed. */
export const platformAtRest = async (url: string): Promise<boolean> =>
  (await waiting(url, 'outbox')) === 0 && (await ask<Row>(url, perDossier)).every(({ in_feed: feed, bills }) => feed >= 1 && bills >= 1);

/** Compares what was acknowledged with dossiers, feed and bills; a key is one dossier whatever happened to its answer. */
export async function judgePlatform(url: string, acknowledged: readonly Command[]): Promise<Verdict & { dossiers: number; parked: number }> {
  const rows = await ask<Row>(url, perDossier);
  const keys = await ask<{ id: string; n: number }>(url, `select answer->>'id' as id, count(*)::int as n from public_services.idempotency_key group by 1`);
  const [known, byKey] = [new Set(rows.map(({ id }) => id)), new Map(keys.map(({ id, n }) => [id, n]))];
  const left = await waiting(url, 'outbox');
  return {
    lost: [
      ...acknowledged.filter(({ subject }) => !known.has(subject)).map(({ subject }) => `acknowledged dossier ${subject} is not there`),
      ...rows.filter(({ in_feed: feed }) => feed < 1).map(({ id }) => `${id} is not in the feed`),
      ...rows.filter(({ bills }) => bills < 1).map(({ id }) => `${id} has no bill`),
      ...(left > 0 ? [`${left} rows are left in outboxes`] : []),
    ],
    doubled: [
      ...rows.filter(({ submitted, in_feed: feed, bills }) => submitted > 1 || feed > 1 || bills > 1).map(({ id }) => `${id} happened twice`),
      ...[...byKey].filter(([, n]) => n > 1).map(([id]) => `${id} answers two keys`),
    ],
    invented: rows.filter(({ id }) => !byKey.has(id)).map(({ id }) => `${id} was filed under no key`),
    swapped: [], gaps: [], beyond: [], dossiers: rows.length, parked: await waiting(url, 'parked_event'),
  };
}
