import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dossierSubmitted } from '@tinhso/contracts';
import { exampleOf } from '@tinhso/events/asyncapi';
import { eventually, testDatabase } from '@tinhso/testing';
import { RunningUp } from '../support/running-up.js';
import { freePort } from '../../deploy/local/ports.js';

const root = new URL('../..', import.meta.url).pathname;
const [keys, each] = [250, 40];

/** As the consumer parks them: the first of a key failed, the others stand behind it, all of them claimed in the inbox. */
const park = `
  with made as (
    select gen_random_uuid() as id, k, s, row_number() over (order by s, k) as position, md5('redrive' || k)::uuid as subject
    from generate_series(1, $1::int) k, generate_series(1, $2::int) s),
  claimed as (insert into agency_events.inbox (consumer, event_id) select 'agency-events.feed', id::text from made)
  insert into agency_events.parked_event (consumer, topic, partition, position, key, event_id, headers, body, reason, error, attempts)
  select 'agency-events.feed', $3::text, 0, 1000000 + position, subject::text, id::text,
    jsonb_build_object('ce_specversion', '1.0', 'ce_id', id, 'ce_type', 'vn.tinhso.' || $4::text, 'ce_source', '/services/public-services', 'ce_subject', subject,
      'ce_time', '2026-11-25T02:00:00Z', 'ce_sequence', s::text, 'ce_aggregateversion', s::text, 'content-type', 'application/json'),
    convert_to(($5::jsonb || jsonb_build_object('dossierId', subject))::text, 'UTF8'), case when s = 1 then 'failed' else 'behind' end, 'a fault that is mended', 5
  from made`;

describe('a re-drive of ten thousand events', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let sql: pg.Client;
  let up: RunningUp;

  beforeAll(async () => {
    database = await testDatabase();
    up = await RunningUp.prepare(await freePort(), { DATABASE_URL: database.adminUrl });
    await up.start();
    sql = new pg.Client({ connectionString: database.adminUrl });
    await sql.connect();
  }, 120_000);
  afterAll(async () => {
    await up?.discard();
    await sql?.end();
    await database?.drop();
  }, 60_000);

  const one = async <T>(text: string): Promise<T> => (await sql.query(text)).rows[0] as T;
  const recorded = async (): Promise<number> => (await one<{ n: number }>(`select count(*)::int as n from agency_events.feed_entry where event->>'source' = '/services/public-services'`)).n;
  const events = (...args: string[]) => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const child = spawn('./scripts/events', args, { cwd: root, env: { ...env, RUN_FILE: up.runFile } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    return { ended: new Promise<{ code: number | null; said: string }>((resolve) => { child.once('close', (code) => resolve({ code, said })); }), said: () => said };
  };

  it('takes effect once each and in order, although the platform is killed in the middle of it', async () => {
    await sql.query(park, [keys, each, dossierSubmitted.topic, dossierSubmitted.type, exampleOf(dossierSubmitted.type)]);
    expect((await events('work').ended).said).toContain(`agency-events.feed: lag 0, parked ${keys * each}`);
    const order = events('redrive', 'agency-events', '--consumer', 'agency-events.feed', '--per-second', '2000');
    await eventually(async () => (await recorded()) > 1_500, { within: 30_000, every: 20 });
    const id = /[0-9a-f-]{36}/.exec(order.said())?.[0] ?? '';
    expect(order.said()).toMatch(/running: \d+ of 10000 done/);
    process.kill(up.pid, 'SIGKILL');
    await up.ended();
    const before = await recorded();
    expect(before).toBeLessThan(keys * each);
    expect((await order.ended).code).toBe(1);

    await up.start();
    const { code, said } = await events('watch', 'agency-events', id).ended;
    expect([code, said]).toEqual([0, expect.stringMatching(/finished: 10000 of 10000 done, 0 failed again/)]);
    expect(await one(`select count(*)::int as events, count(distinct event_id)::int as ids, count(distinct subject)::int as subjects from agency_events.feed_entry`))
      .toEqual({ events: keys * each, ids: keys * each, subjects: keys });
    expect(await one(`select count(*)::int as swapped from (
      select (event->>'sequence')::int as sequence, row_number() over (partition by subject order by position) as place from agency_events.feed_entry) x where sequence <> place`)).toEqual({ swapped: 0 });
    expect(await one(`select count(*)::int as parked from agency_events.parked_event`)).toEqual({ parked: 0 });
    expect(await one(`select count(*)::int as records, count(distinct resource_id)::int as events from agency_events.audit_record where details->>'result' = 'effected'`))
      .toEqual({ records: keys * each, events: keys * each });
  }, 120_000);

  it('is told by the command line what is parked, and what cannot be', async () => {
    await sql.query(park, [1, 2, dossierSubmitted.topic, 'dossier.nonsense', {}]);
    await sql.query(`update agency_events.parked_event set headers = headers - 'ce_time', reason = case reason when 'failed' then 'unreadable' else reason end`);
    const listed = (await events('parked', 'agency-events', '--reason', 'unreadable').ended).said;
    expect(listed).toMatch(/agency-events\t\d+\tagency-events\.feed\tunreadable\t[0-9a-f-]{36}\tvn\.tinhso\.dossier\.nonsense\t5\t/);
    const id = listed.split('\t')[1] ?? '';
    expect((await events('show', 'agency-events', id).ended).said).toContain('"dossierId"');
    const refused = await events('redrive', 'agency-events', '--ids', id).ended;
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('1 failed again')]);
    expect((await events('discard', 'agency-events', id, '--because', 'a test made it so').ended).said).toContain('1 failed again');
    expect((await events('redrive', 'agency-events', '--key', 'nobody').ended).said).toContain('events/nothing-chosen');
    expect(await events('nonsense').ended).toMatchObject({ code: 1 });
  }, 60_000);
});
