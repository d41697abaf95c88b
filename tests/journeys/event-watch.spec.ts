import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { parse } from 'yaml';
import { dossierSubmitted } from '@tinhso/contracts';
import { envelopeSettings, provisionTransport, toMessage } from '@tinhso/events';
import { newId, systemClock } from '@tinhso/kernel';
import { metrics } from '@tinhso/observability';
import { provision } from '@tinhso/persistence';
import { alertLimits, createService } from '@tinhso/service-host';
import type { EventWork, Service } from '@tinhso/service-host';
import { eventually, testDatabase } from '@tinhso/testing';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { Caller, tokenOf } from '../support/client.js';
import { platformOn, profiles } from '../support/platform.js';
import type { PlatformUnderTest } from '../support/platform.js';
import { evaluate, metricsIn, samplesOf } from '../support/promql.js';
import type { Sample } from '../support/promql.js';

interface Rule { readonly record?: string; readonly alert?: string; readonly expr: string }
const rules = (parse(readFileSync('deploy/prometheus/event-alerts.yaml', 'utf8')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(readFileSync('deploy/grafana/events.json', 'utf8')) as { panels: { title: string; targets: { expr: string }[] }[] };
const alerts = rules.filter((rule): rule is Rule & { alert: string } => rule.alert !== undefined);
const slow = { topic: 'slow-test.thing.events', group: 'slow-test.things', keys: 2, handlerMs: 20, burst: 6_000, perSecond: 200 };

/** A service of one consumer whose handler takes ten times what it may; one partition, so that lag is all its own. */
async function slowService(database: Awaited<ReturnType<typeof testDatabase>>): Promise<Service> {
  await provision(database.adminUrl, database.secret, ['slow-test']);
  await provisionTransport(database.adminUrl, database.secret);
  @Module({})
  class SlowModule {}
  const service = await createService({
    name: 'slow-test', title: 'Slow', permissions: {}, errors: [], migrations: [], publishes: [], module: () => ({ module: SlowModule }),
    consumers: () => [{
      group: slow.group, topics: [slow.topic], kind: 'reaction', handle: async () => { await sleep(slow.handlerMs); },
    }],
  }, {
    databaseUrl: database.adminUrl, secret: database.secret, origin: 'http://localhost', internalOrigin: 'http://localhost', oidcIssuer: 'http://localhost/realms/x', audience: 'x',
    kafkaBrokers: [], provincePack: '/nonexistent', dataDir: '/nonexistent', clock: systemClock, serviceClientSecret: () => 'none',
  });
  await service.platform.transport.ensureTopics([slow.topic], 1);
  return service;
}

describe('watching over events', () => {
  let platform: PlatformUnderTest;
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let service: Service;
  let sql: pg.Client;
  let operator: Caller;
  let holding: pg.Client | undefined;

  beforeAll(async () => {
    [platform, database] = [await platformOn(profiles[0] as (typeof profiles)[number]), await testDatabase()];
    service = await slowService(database);
    sql = new pg.Client({ connectionString: database.adminUrl });
    await sql.connect();
    operator = new Caller(platform.origin, await tokenOf(platform.issuer, 'sysadmin'));
  }, 120_000);
  afterAll(async () => {
    await holding?.end();
    await service?.close();
    await sql?.end();
    await database?.drop();
    await platform?.stop();
  }, 60_000);

  it('names in rules and dashboard only what a running platform exports', async () => {
    const token = await tokenOf(platform.issuer, 'lan');
    await new Caller(platform.origin, token).post('/api/public-services/v1/dossiers', birthRegistration(await uploadedPaper(platform.origin, token)));
    let text = '';
    await eventually(async () => {
      text = await (await fetch(`${platform.origin}/metrics`)).text();
      return /tinhso_events_handled_seconds_count\{service="agency-events"/.test(text);
    }, { within: 15_000 });
    const exported = new Set(samplesOf(text, 0).map(({ name }) => name));
    const recorded = new Set(rules.map(({ record }) => record).filter(Boolean));
    const expressions = [...rules.map(({ expr }) => expr), ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];
    expect(expressions.length).toBeGreaterThan(15);
    // An alert that nobody has raised yet has no sample, only its declaration.
    const missing = expressions.flatMap(metricsIn).filter((name) => !exported.has(name) && !recorded.has(name) && !text.includes(`# TYPE ${name} gauge`));
    expect(missing).toEqual([]);
    expect(() => metricsIn('sum by (')).toThrow('not PromQL');
  }, 60_000);

  it('judges in Prometheus by the limits of the platform itself', () => {
    const text = alerts.map(({ expr }) => expr).join('\n');
    expect([...new Set([...text.matchAll(/offset (\d+)s/g)].map(([, seconds]) => Number(seconds)))].sort()).toEqual([alertLimits.behindSeconds / 2, alertLimits.stalledSeconds]);
    expect(text).toContain(`tinhso_outbox_oldest_seconds) > ${alertLimits.outboxSeconds}`);
    expect(text).toContain(`tinhso:events_lag:sum >= ${alertLimits.behindEvents}`);
  });

  it('shows the lag of a consumer ten times too slow within one percent and calls within a minute, for it and for one that stands still; nobody loses a partition', async () => {
    const thing = (n: number) => toMessage({
      id: newId(), type: 'thing.happened.v1', subject: `k${n % slow.keys}`, sequence: Math.floor(n / slow.keys) + 1, aggregateVersion: 1, topic: slow.topic, data: {}, time: '2026-11-25T09:00:00+07:00',
    }, envelopeSettings('slow-test'));
    let sent = 0;
    const send = async (count: number): Promise<void> => {
      await service.platform.transport.publish(Array.from({ length: count }, (_, n) => thing(sent + n)));
      sent += count;
    };
    const effected = async (): Promise<number> => (await sql.query<{ n: number }>('select count(*)::int as n from slow_test.inbox')).rows[0]?.n ?? 0;
    const epochs = async () => (await sql.query('select topic, part, epoch, owner from transport.ownership order by 1, 2')).rows as unknown[];

    await service.start();
    await send(slow.burst);
    await eventually(async () => (await effected()) > 0);
    const before = await epochs();
    // A lock that somebody forgot: the feed's consumer neither fails nor gets on.
    const feed = platform.services.find(({ name }) => name === 'agency-events') as Service;
    holding = new pg.Client({ connectionString: platform.database.adminUrl });
    await holding.connect();
    await holding.query('begin');
    await holding.query('update agency_events.feed_head set next = next');
    // Of no interest to anybody but the feed.
    await feed.platform.transport.publish([toMessage({ id: newId(), type: 'dossier.noted.v9', subject: newId(), sequence: 1, aggregateVersion: 1, topic: dossierSubmitted.topic, data: {}, time: '2026-11-25T09:00:00+07:00' }, envelopeSettings('public-services'))]);

    const samples: Sample[] = [];
    const called = new Map<string, number>();
    const wrong: string[] = [];
    const from = performance.now();
    const own = new Set<string>();
    for (let second = 0; second < 60 && !(called.size >= 2 && own.size >= 2); second += 1) {
      const pause = sleep(1_000);
      await send(slow.perSecond);
      const [doneBefore, at] = [await effected(), Date.now() / 1_000];
      const scraped = samplesOf(await metrics.text(), at);
      const doneAfter = await effected();
      const lag = scraped.find(({ name, labels }) => name === 'tinhso_events_lag' && labels['group'] === slow.group)?.value ?? 0;
      if (lag < (sent - doneAfter) * 0.99 || lag > (sent - doneBefore) * 1.01) wrong.push(`${lag} instead of ${sent - doneBefore}`);
      samples.push(...scraped);
      for (const { name, labels } of scraped) if (name === 'tinhso_event_alerts') own.add(`${labels['kind']} ${labels['group']}`);
      for (const { record, expr } of rules) if (record) samples.push(...evaluate(expr, samples.filter((sample) => sample.at === at), at).map((one) => ({ at, name: record, ...one })));
      for (const { alert, expr } of alerts) for (const { labels } of evaluate(expr, samples, at)) if (!called.has(`${alert} ${labels['group']}`)) called.set(`${alert} ${labels['group']}`, (performance.now() - from) / 1_000);
      await pause;
    }
    expect(wrong).toEqual([]);
    expect([...called.keys()].sort()).toEqual(['EventsFallBehind slow-test.things', 'EventsStalled agency-events.feed']);
    expect((performance.now() - from) / 1_000).toBeLessThan(60);
    // The platform sees the same without Prometheus.
    expect([...own].sort()).toEqual(['behind slow-test.things', 'stalled agency-events.feed']);
    expect(await epochs()).toEqual(before);

    expect((await operator.get<EventWork>('/api/agency-events/v1/event-work')).body.alerts).toMatchObject([{ kind: 'stalled', group: 'agency-events.feed' }]);
    await holding.query('rollback');
    await eventually(async () => (await operator.get<EventWork>('/api/agency-events/v1/event-work')).body.alerts.length === 0, { within: 20_000, every: 500 });
  }, 120_000);
});
