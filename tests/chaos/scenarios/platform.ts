import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { citizenToken } from '../../../bench/lib/token.ts';
import { freePort } from '../../../deploy/local/ports.ts';
import { extractRequest } from '../../support/filings.ts';
import { answerMs, Clients } from '../rig/clients.ts';
import { stuckSessions } from '../rig/gather.ts';
import type { Command } from '../rig/history.ts';
import { Managed } from '../rig/managed.ts';
import { judgePlatform, platformAtRest } from '../rig/platform-evidence.ts';
import type { Stage } from '../rig/stage.ts';
import type { Result } from './scenario.ts';

interface Seen { readonly status: number; readonly ms: number; readonly problem: boolean; readonly retryAfter: boolean }

/** The platform as one process on a PostgreSQL that may die, with citizens who file dossiers. */
export class PlatformUnderFire {
  readonly process: Managed;
  readonly origin: string;
  readonly clients: Clients;
  readonly answers: Seen[] = [];
  readonly databaseUrl: string;
  private token = '';

  private constructor(databaseUrl: string, dir: string, port: number, kafkaBrokers: readonly string[], perSecond: number) {
    this.databaseUrl = databaseUrl;
    this.origin = `http://127.0.0.1:${port}`;
    this.process = new Managed('platform', 'platform', {
      databaseUrl, secret: 'secret-of-chaos-only', port, provincePack: new URL('../../../provinces/thai-nguyen', import.meta.url).pathname, dataDir: join(dir, 'data'), kafkaBrokers,
    });
    this.clients = new Clients({ ask: (key) => this.file(key), subjects: 1, workers: 8, perSecond, journal: join(dir, 'journal') });
  }

  static async start(stage: Stage, perSecond: number): Promise<PlatformUnderFire> {
    const { databaseUrl, dir, transport } = await stage.prepare('platform');
    mkdirSync(dir, { recursive: true });
    const platform = new PlatformUnderFire(databaseUrl, dir, await freePort(), transport.kind === 'kafka' ? transport.brokers : [], perSecond);
    await platform.process.start();
    platform.token = await citizenToken(platform.origin);
    platform.clients.start();
    return platform;
  }

  private async file(key: string): Promise<Command | string | undefined> {
    const from = performance.now();
    const answer = await fetch(`${this.origin}/api/public-services/v1/dossiers`, {
      method: 'POST', body: JSON.stringify(extractRequest()), signal: AbortSignal.timeout(answerMs),
      headers: { 'idempotency-key': key, 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
    });
    const body = await answer.text();
    const is = (type: string): boolean => (answer.headers.get('content-type') ?? '').startsWith(type);
    this.answers.push({ status: answer.status, ms: performance.now() - from, problem: is('application/problem+json'), retryAfter: answer.headers.has('retry-after') });
    if (answer.status === 401) this.token = await citizenToken(this.origin);
    if (answer.status === 201) return { key, subject: (JSON.parse(body) as { id: string }).id, version: 1, event: '' };
    return answer.status === 503 || answer.status === 401 ? undefined : `${answer.status} ${body.slice(0, 200)}`;
  }

  async probe(path: '/readyz' | '/livez'): Promise<number> {
    return fetch(`${this.origin}${path}`, { signal: AbortSignal.timeout(5_000) }).then(({ status }) => status, () => 0);
  }

  async finish(kills: Result['kills'], figures: Result['figures'] = {}, within = 60_000): Promise<Result> {
    while (this.clients.acknowledged < 60) await pause(20);
    await this.clients.stop();
    const from = performance.now();
    while (performance.now() - from < within && !(await platformAtRest(this.databaseUrl).catch(() => false))) await pause(100);
    const settledMs = performance.now() - from;
    const { dossiers, parked, ...verdict } = await judgePlatform(this.databaseUrl, this.clients.journal());
    return {
      verdict, acknowledged: this.clients.acknowledged, effects: 2 * dossiers, parked, doubledInLog: 0, surprises: this.process.surprises, stuck: await stuckSessions(this.databaseUrl),
      refusals: [...this.clients.refusals], settledMs, kills, figures, longestRecoveryMs: Math.max(0, ...this.process.recoveries.slice(1)), slowestCommandMs: this.clients.slowest,
    };
  }
}

export async function underFire<T>(stage: Stage, perSecond: number, work: (platform: PlatformUnderFire) => Promise<T>): Promise<T> {
  const platform = await PlatformUnderFire.start(stage, perSecond);
  try {
    return await work(platform);
  } finally {
    await platform.process.stop();
  }
}

/** R01: the process is killed again and again while citizens file. */
export const killedPlatform = (stage: Stage, { kills, everyMs, perSecond }: { kills: number; everyMs: number; perSecond: number }): Promise<Result> => underFire(stage, perSecond, async (platform) => {
  for (let n = 0; n < kills; n += 1) {
    await pause(everyMs);
    await platform.process.ready;
    platform.process.kill();
    await pause(50);
    await platform.process.ready;
  }
  await pause(everyMs);
  return platform.finish({ platform: kills });
});

/** R02: the postmaster is killed in the middle of commits; it comes back on the same data, the platform stays up. */
export const killedDatabase = (stage: Stage, { kills, everyMs, perSecond }: { kills: number; everyMs: number; perSecond: number }): Promise<Result> => underFire(stage, perSecond, async (platform) => {
  let slowest = 0;
  for (let n = 0; n < kills; n += 1) {
    await pause(everyMs);
    const from = performance.now();
    const pid = stage.postgres.pid as number;
    process.kill(pid, 'SIGKILL');
    while (stage.postgres.pid === undefined || stage.postgres.pid === pid) await pause(20);
    const before = platform.clients.acknowledged;
    while (platform.clients.acknowledged < before + 8) await pause(20);
    slowest = Math.max(slowest, performance.now() - from);
  }
  return platform.finish({ postmaster: kills }, { filingAgainMs: slowest });
});

/** R03: the database stops at once and stays away; the platform says so in time, and goes on by itself afterwards. */
export const absentDatabase = (stage: Stage, { awayMs, perSecond }: { awayMs: number; perSecond: number }): Promise<Result> => underFire(stage, perSecond, async (platform) => {
  await pause(1_500);
  await stage.postgres.stop();
  const [seen, until] = [platform.answers.length, performance.now() + awayMs];
  const probes: number[] = [];
  for (; performance.now() < until; await pause(250)) probes.push(await platform.probe('/readyz'), await platform.probe('/livez'));
  const during = platform.answers.slice(seen);
  await stage.postgres.restart();
  const [from, before] = [performance.now(), platform.clients.acknowledged];
  while (platform.clients.acknowledged < before + 8) await pause(20);
  const recoveryMs = performance.now() - from;
  const ready = probes.filter((_, index) => index % 2 === 0);
  return platform.finish({ 'database stopped': 1 }, {
    recoveryMs, slowestAnswerMs: Math.max(0, ...during.map(({ ms }) => ms)), answersWhileAway: during.length,
    wrongAnswers: during.filter(({ status, problem, retryAfter }) => status !== 503 || !problem || !retryAfter).length,
    readyWhileAway: ready.filter((status) => status !== 503).length, deadWhileAway: probes.filter((status, index) => index % 2 === 1 && status !== 200).length,
  });
});
