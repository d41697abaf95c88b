/** replay: a read model made anew from a log of a million events, compared and exchanged, against 5,000 events/s. */
import { defaultTypePrefix, Replay } from '@tinhso/events';
import type { ConsumerDefinition } from '@tinhso/events';
import pg from 'pg';
import { EventRig, facts } from './lib/event-rig.ts';
import { keep } from './lib/result.ts';

const least = 5_000;
const events = Number(process.env['BENCH_EVENTS'] ?? 1_000_000);
const [topic, group, partitions, subjects] = ['bench.dossier.events', 'bench.list', 4, 5_000];

const table = `create table listed (subject text primary key, procedure_code text not null, agency_code text not null, events int not null, last int not null);
  create index listed_agency on listed (agency_code, last)`;

const definition: ConsumerDefinition = {
  group, topics: [topic], kind: 'projection', readModel: { tables: ['listed'] },
  handle: async (event, tx) => {
    const { procedureCode, agencyCode } = event.data as typeof facts;
    tx.add({
      name: 'listed', values: [event.subject, procedureCode, agencyCode, event.sequence],
      text: `insert into listed as l values ($1, $2, $3, 1, $4) on conflict (subject) do update set events = l.events + 1, last = excluded.last returning subject`,
    });
  },
};

/** The log, the group's progress and the live table as a year of work would have left them. */
async function fill(rig: EventRig, transportUrl: string): Promise<void> {
  const log = new pg.Client({ connectionString: transportUrl });
  await log.connect();
  await log.query(`insert into transport.log (topic, part, pos, key, headers, body)
    select $1, n % $3::int, n / $3::int, 's' || n % $3::int || '-' || (n / $3::int) % $4::int,
      jsonb_build_object('ce_specversion', '1.0', 'ce_id', gen_random_uuid(), 'ce_type', 'vn.tinhso.dossier.submitted.v1', 'ce_source', '/services/bench', 'ce_subject', 's' || n % $3::int || '-' || (n / $3::int) % $4::int,
        'ce_time', '2026-11-23T09:00:00+07:00', 'ce_sequence', (n / $3::int / $4::int + 1)::text, 'ce_aggregateversion', (n / $3::int / $4::int + 1)::text, 'content-type', 'application/json'), $5
    from generate_series(0, $2::int - 1) as n`, [topic, events, partitions, subjects, Buffer.from(JSON.stringify(facts))]);
  await log.query('update transport.log_head h set next = (select count(*) from transport.log l where l.topic = h.topic and l.part = h.part) where topic = $1', [topic]);
  await log.query('insert into transport.ownership (group_name, topic, part, committed) select $1, topic, part, next from transport.log_head where topic = $2', [group, topic]);
  await rig.pool.query(`insert into listed select 's' || n % $2::int || '-' || (n / $2::int) % $3::int, $4, $5, count(*), max(n / $2::int / $3::int + 1) from generate_series(0, $1::int - 1) as n group by 1`,
    [events, partitions, subjects, facts.procedureCode, facts.agencyCode]);
  await log.query('analyze transport.log').catch(() => undefined);
  await log.end();
}

const rig = await EventRig.open('embedded');
try {
  await rig.migrate(table);
  const transport = await rig.transport();
  await transport.ensureTopics([topic], partitions);
  await fill(rig, rig.transportUrl);
  const replay = new Replay(definition, definition.readModel ?? { tables: [] }, { database: rig.database, pool: () => rig.pool, transport, typePrefix: defaultTypePrefix });
  const from = performance.now();
  const outcome = await replay.run({ exchange: 'when-equal', isStale: () => false, progress: () => Promise.resolve() });
  const seconds = (performance.now() - from) / 1_000;
  if (!outcome?.equal || !outcome.exchanged || outcome.events !== events) throw new Error(`not a replay: ${JSON.stringify(outcome)}`);
  console.log(`${events} events in ${seconds.toFixed(1)} s, comparison and exchange included: ${(events / seconds).toFixed(0)} events/s against ${least}`);
  keep('replay', [events / seconds / least], { unit: 'events/s', ours: [Math.round(events / seconds)], limit: [least], events, seconds: Number(seconds.toPrecision(4)), subjects: partitions * subjects });
} finally {
  await rig.close();
}
