import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startKafka } from '../../../deploy/local/kafka.ts';
import { fetchWithMaven, needJava } from '../../../deploy/local/maven.ts';
import { PartSkipped } from '../../../deploy/local/part.ts';
import type { Part } from '../../../deploy/local/part.ts';
import { freePort } from '../../../deploy/local/ports.ts';
import { startPostgres } from '../../../deploy/local/postgres.ts';
import { projectRoot } from '../../../deploy/local/project.ts';
import { Proxy } from './proxy.ts';
import type { RigOptions } from './rig.ts';

/** Servers that nobody else uses, so that they may be killed. */
export interface Stage {
  readonly transport: 'embedded' | 'kafka';
  /** Comes back by itself. */
  readonly postgres: Part;
  /** Absent on the embedded transport. Stays away until it is restarted. */
  readonly broker?: Part;
  /** Between every client and the broker. */
  readonly wire?: Proxy;
  /** A database and a folder for one rig. */
  prepare(name: string): Promise<Pick<RigOptions, 'databaseUrl' | 'transport' | 'dir' | 'name'>>;
  close(): Promise<void>;
}

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`create database ${name} strategy file_copy`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

async function brokerBehindWire(dir: string): Promise<{ broker: Part; wire: Proxy; address: string }> {
  const [port, advertised] = [await freePort(), await freePort()];
  const wire = new Proxy(port);
  await wire.open(advertised);
  try {
    return { broker: await startKafka({ dir, port, advertised, settings: { 'broker.session.timeout.ms': 2_000, 'broker.heartbeat.interval.ms': 500 } }), wire, address: `127.0.0.1:${advertised}` };
  } catch (error) {
    await wire.close();
    throw error;
  }
}

/** The least session that Kafka allows: a dead member is noticed so late. */
export const kafkaSessionMs = 6_000;

/** Starts PostgreSQL as it runs in earnest (what is acknowledged is on the disk) and, when asked, a broker behind a wire. */
export async function openStage(transport: Stage['transport']): Promise<Stage> {
  // The processes under test run what is compiled.
  execFileSync(join(projectRoot, 'scripts/build'), { stdio: 'pipe' });
  const dir = mkdtempSync(join(tmpdir(), 'tinhso-chaos-'));
  chmodSync(dir, 0o755);
  const kafka = transport === 'kafka' ? await brokerBehindWire(join(dir, 'kafka')) : undefined;
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), supervise: true, settings: { max_connections: 300 } });
  return {
    transport, postgres, ...(kafka && { broker: kafka.broker, wire: kafka.wire }),
    prepare: async (name, once = randomBytes(3).toString('hex')) => ({
      name: `${name}-${once}`, dir: join(dir, `${name}-${once}`), databaseUrl: await createDatabase(postgres.address, `chaos_${name}_${once}`),
      transport: kafka ? { kind: 'kafka', brokers: [kafka.address], sessionTimeoutMs: kafkaSessionMs } : { kind: 'embedded' },
    }),
    close: async () => {
      await kafka?.wire.close();
      await Promise.all([kafka?.broker.stop(), postgres.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Why this machine cannot have a broker of its own; undefined when it can. */
export const brokerMissing = (): Promise<string | undefined> => needJava('Kafka').then(() => fetchWithMaven('kafka')).then(() => undefined, (error: unknown) => {
  if (error instanceof PartSkipped) return error.message;
  throw error;
});
