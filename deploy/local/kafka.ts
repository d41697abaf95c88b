import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claim } from './claim.ts';
import { isOver, run, startChild, stopChild } from './child.ts';
import { fetchWithMaven, needJava } from './maven.ts';
import type { Part } from './part.ts';
import { freePort } from './ports.ts';
import { projectRoot } from './project.ts';

export interface KafkaOptions {
  /** Where the log, the settings and the cluster id live; kept between starts. */
  readonly dir: string;
  readonly port?: number;
  /** The port that clients are told to use, when something stands between them and the broker. */
  readonly advertised?: number;
  /** More lines for its properties. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

const source = join(projectRoot, 'deploy/local/kafka');

const settings = (dir: string, broker: number, controller: number, advertised: number): string => [
  'process.roles=broker,controller', 'node.id=1', `controller.quorum.voters=1@127.0.0.1:${controller}`,
  `listeners=PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
  `advertised.listeners=PLAINTEXT://127.0.0.1:${advertised}`,
  'controller.listener.names=CONTROLLER', 'inter.broker.listener.name=PLAINTEXT',
  'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  `log.dirs=${join(dir, 'data')}`, 'offsets.topic.replication.factor=1', 'offsets.topic.num.partitions=5',
  'transaction.state.log.replication.factor=1', 'transaction.state.log.min.isr=1', 'group.initial.rebalance.delay.ms=0', '',
].join('\n');

const java = (jars: string, ...rest: string[]): string[] =>
  [`-Dlog4j2.configurationFile=${join(source, 'log4j2.xml')}`, '-Xmx512m', '-cp', `${jars}/*`, ...rest];

/** One KRaft node from Maven Central's jars. It is ready when a message went in and came back through a group. */
export async function startKafka({ dir, port, advertised, settings: more = {} }: KafkaOptions): Promise<Part> {
  await needJava('Kafka');
  const jars = await fetchWithMaven('kafka');
  let held = await claim(dir);
  const broker = await freePort(port);
  const address = `127.0.0.1:${broker}`;
  const file = join(dir, 'server.properties');
  const lines = Object.entries(more).map(([name, value]) => `${name}=${value}\n`).join('');
  writeFileSync(file, settings(dir, broker, await freePort(), advertised ?? broker) + lines);
  if (!existsSync(join(dir, 'data/meta.properties'))) {
    // A leading dash would be read as an option by the storage tool.
    const cluster = `k${randomBytes(16).toString('base64url').slice(1)}`;
    await run('java', java(jars, 'kafka.tools.StorageTool', 'format', '-t', cluster, '-c', file)).catch((error: unknown) => { held.release(); throw error; });
  }
  let child: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (child) await stopChild(child, 'SIGTERM', 20_000);
    held.release();
  };
  const start = async (): Promise<void> => {
    const log = join(dir, 'log');
    rmSync(log, { force: true });
    const server = startChild('java', java(jars, 'kafka.Kafka', file), log);
    child = server;
    held.serves(server.pid);
    const early = new Promise<never>((_, reject) => server.once('exit', () => reject(new Error(`Kafka ended: ${readFileSync(log, 'utf8').slice(-800)}`))));
    await Promise.race([run('java', ['-XX:TieredStopAtLevel=1', ...java(jars, join(source, 'Ready.java'), address)]), early])
      .catch(async (error: unknown) => { await stop(); throw error; });
    early.catch(() => undefined);
  };
  await start();
  return {
    name: 'Apache Kafka 4.3', how: 'recipe', address, env: { KAFKA_BROKERS: address }, stop,
    get pid() { return child && !isOver(child) ? child.pid : undefined; },
    restart: async () => { await stop(); held = await claim(dir); await start(); },
  };
}
