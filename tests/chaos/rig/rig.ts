import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openTransport, transportUrl } from '@tinhso/events';
import { freePort } from '../../../deploy/local/ports.ts';
import { topicOf } from '../host/host-config.ts';
import type { HostConfig, HostGroup, HostTransport } from '../host/host-config.ts';
import { provisionHost } from '../host/provision-host.ts';
import { answerMs, Clients } from './clients.ts';
import type { Ask, ClientOptions } from './clients.ts';
import type { Command } from './history.ts';
import { gather, stuckSessions, tally } from './gather.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import { Managed } from './managed.ts';

type Role = HostConfig['role'];

export interface RigOptions {
  /** A database of its own, by an administrator's address. */
  readonly databaseUrl: string;
  /** What the processes under test connect to when it is not the same: a proxy. */
  readonly through?: (address: string) => string;
  readonly transport: HostTransport;
  readonly dir: string;
  readonly name: string;
  readonly processes?: Partial<Record<Role, number>>;
  readonly load?: Partial<Pick<ClientOptions, 'subjects' | 'workers' | 'perSecond'>>;
  readonly host?: Partial<HostConfig>;
  /** One consumer process for each; instead of `processes.consumer` equal ones with both groups. */
  readonly consumers?: readonly Partial<HostConfig>[];
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly acknowledged: number;
  readonly effects: number;
  readonly parked: number;
  readonly doubledInLog: number;
  /** Deaths that nobody asked for. */
  readonly surprises: readonly string[];
  readonly stuck: readonly string[];
  readonly refusals: readonly string[];
  /** Milliseconds from the end of the load to the last effect. */
  readonly settledMs: number;
}

const bothKinds: readonly HostGroup[] = [{ group: 'chaos.reaction', kind: 'reaction' }, { group: 'chaos.projection', kind: 'projection' }];
export const rigSecret = 'secret-of-chaos-only';

/** Asks one service after the other, as a load balancer would send it. */
const askHost = (origins: readonly string[]): Ask => async (key, subject, turn) => {
  const answer = await fetch(`${origins[turn % origins.length]}/${subject}`, { method: 'POST', headers: { 'idempotency-key': key }, signal: AbortSignal.timeout(answerMs) });
  const body = await answer.text();
  if (answer.status === 201) return { key, ...(JSON.parse(body) as Omit<Command, 'key'>) };
  return answer.status === 503 ? undefined : `${answer.status} ${body.slice(0, 200)}`;
};

/** Services, relays and consumers as processes of their own under load, and the means to end them. */
export class Rig {
  readonly options: RigOptions;
  readonly groups: readonly HostGroup[];
  readonly topic: string;
  readonly processes = new Map<Role, Managed[]>();
  clients!: Clients;

  constructor(options: RigOptions) {
    this.options = options;
    this.topic = topicOf(options.name);
    this.groups = options.consumers?.flatMap(({ groups }) => groups ?? []) ?? bothKinds;
  }

  async start(): Promise<void> {
    const { databaseUrl, transport, dir, load } = this.options;
    mkdirSync(dir, { recursive: true });
    await provisionHost(databaseUrl, rigSecret);
    const opened = await openTransport(transport.kind === 'kafka' ? transport : { kind: 'embedded', url: transportUrl(databaseUrl, rigSecret) });
    await opened.ensureTopics([this.topic]).finally(() => opened.stop());
    const ports = await Promise.all(Array.from({ length: this.count('service') }, () => freePort()));
    this.processes.set('service', ports.map((port, n) => this.host('service', n, { port })));
    const consumers: readonly Partial<HostConfig>[] = this.options.consumers ?? Array.from({ length: this.count('consumer') }, () => ({}));
    this.processes.set('relay', Array.from({ length: this.count('relay') }, (_, n) => this.host('relay', n)));
    this.processes.set('consumer', consumers.map((more, n) => this.host('consumer', n, more)));
    await Promise.all(this.all.map((one) => one.start()));
    this.clients = new Clients({
      ask: askHost(ports.map((port) => `http://127.0.0.1:${port}`)), subjects: 30, workers: 8, perSecond: 100, journal: join(dir, 'journal'), ...load,
    });
  }

  get all(): Managed[] {
    return [...this.processes.values()].flat();
  }

  of(role: Role): Managed[] {
    return this.processes.get(role) ?? [];
  }

  private count(role: Role): number {
    return this.options.processes?.[role] ?? 2;
  }

  private host(role: Role, n: number, more: Partial<HostConfig> = {}): Managed {
    const { databaseUrl, through, transport, host } = this.options;
    return new Managed(`${role} ${n}`, 'main', { role, databaseUrl: through ? through(databaseUrl) : databaseUrl, secret: rigSecret, transport, topic: this.topic, groups: this.groups, ...host, ...more });
  }

  /** One of these, ready now; waits for the first that is. */
  async someReady(role: Role): Promise<Managed> {
    const all = this.of(role);
    for (let turn = Math.floor(Math.random() * all.length); ; turn += 1) {
      const one = all[turn % all.length] as Managed;
      if (one.isReady) return one;
      await pause(20);
    }
  }

  /** Waits until all is published and effected or parked; or, where that never comes, until nothing has happened for `quiet` ms. */
  async settle(within: number, quiet = within): Promise<number> {
    const from = performance.now();
    for (let [last, changed] = ['', from]; performance.now() - from < within && performance.now() - changed < quiet; await pause(100)) {
      const now = await tally(this.options.databaseUrl).catch(() => undefined);
      if (now && now.unpublished === 0 && now.effects + now.parked >= now.commands * this.groups.length) break;
      if (now && JSON.stringify(now) !== last) [last, changed] = [JSON.stringify(now), performance.now()];
    }
    return performance.now() - from;
  }

  /** Ends the load, lets the work come to rest, and judges what is left. */
  async finish(within = 60_000, quiet = within): Promise<Outcome> {
    const { databaseUrl, transport } = this.options;
    await this.clients.stop();
    const settledMs = await this.settle(within, quiet);
    const stuck = await stuckSessions(databaseUrl);
    const history = await gather({ databaseUrl, transport, topic: this.topic, groups: this.groups.map(({ group }) => group) }, this.clients.journal());
    return {
      verdict: judge(history), acknowledged: history.acknowledged.length, effects: history.effects.length, parked: history.parked.length,
      doubledInLog: history.log.length - new Set(history.log.map(({ event }) => event)).size,
      surprises: this.all.flatMap(({ name, surprises }) => surprises.map((one) => `${name}: ${one}`)), stuck, refusals: [...this.clients.refusals], settledMs,
    };
  }

  get kills(): number {
    return this.all.reduce((sum, { deaths }) => sum + deaths, 0);
  }

  get longestRecoveryMs(): number {
    return Math.max(0, ...this.all.flatMap(({ recoveries }) => recoveries.slice(1)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((one) => one.stop()));
  }
}
