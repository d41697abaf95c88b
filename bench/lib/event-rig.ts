import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventMigrations, openTransport, outboxChange, provisionTransport, transportUrl } from '@tinhso/events';
import type { EventTransport, OutgoingEvent } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { migrate, PlatformTables1764000000000, provision, serviceDatabase } from '@tinhso/persistence';
import type { Change, ServiceDatabase } from '@tinhso/persistence';
import pg from 'pg';
import { provideKafka } from '../../deploy/local/provide.ts';
import type { Part } from '../../deploy/local/part.ts';
import { loadCore, pin, serverCore } from './pinning.ts';
import { Rig } from './rig.ts';

const secret = 'secret-of-benchmarks';

const tables = `
  create table aggregate (id text primary key, version int not null);
  create table effect (event_id text not null, subject text not null, sequence int not null);
  create table bare_outbox (seq bigint generated always as identity primary key, id text not null, subject text not null, data jsonb not null);
  create table bare_log (pos bigint generated always as identity primary key, id text not null, subject text not null, data jsonb not null)`;

/** About 600 bytes of facts, as a dossier's events have. */
export const facts = { procedureCode: '1.001193', agencyCode: '000.00.19.X99', note: 'Hồ sơ '.repeat(60) };

/** A service's schema with outbox and inbox on a PostgreSQL of its own, the code that is measured on the other core, and a broker when asked for. */
export class EventRig {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tinhso-events-'));
  private readonly transports: EventTransport[] = [];
  private kafka?: Part;
  private address = '';

  readonly pool: pg.Pool;
  readonly database: ServiceDatabase;
  private readonly rig: Rig;

  private constructor(rig: Rig, pool: pg.Pool, database: ServiceDatabase) {
    this.rig = rig;
    this.pool = pool;
    this.database = database;
  }

  static async open(kind: 'embedded' | 'kafka'): Promise<EventRig> {
    const rig = new Rig();
    const adminUrl = await rig.database();
    pin(process.pid, serverCore);
    await provision(adminUrl, secret, ['bench']);
    await provisionTransport(adminUrl, secret);
    const database = serviceDatabase(adminUrl, secret, 'bench');
    await migrate({ database, migrations: [PlatformTables1764000000000, ...eventMigrations] });
    const options = `-c search_path=${database.schema}`;
    const migrator = new pg.Client({ connectionString: database.migratorUrl, options });
    await migrator.connect();
    await migrator.query(tables);
    await migrator.end();
    const pool = new pg.Pool({ connectionString: database.appUrl, options, max: 40 });
    // The server ends before the last idle connection does.
    pool.on('error', () => undefined);
    const opened = new EventRig(rig, pool, database);
    opened.address = transportUrl(adminUrl, secret);
    if (kind === 'kafka') {
      opened.kafka = await provideKafka({ dir: join(opened.folder, 'kafka') });
      pin(opened.kafka.pid, loadCore);
    }
    return opened;
  }

  /** DDL in the service's schema. */
  async migrate(text: string): Promise<void> {
    const migrator = new pg.Client({ connectionString: this.database.migratorUrl, options: `-c search_path=${this.database.schema}` });
    await migrator.connect();
    await migrator.query(text).finally(() => migrator.end());
  }

  get brokers(): string[] {
    return this.kafka?.address.split(',') ?? [];
  }

  /** The address of the embedded transport's tables. */
  get transportUrl(): string {
    return this.address;
  }

  async transport(): Promise<EventTransport> {
    const opened = await openTransport(this.kafka ? { kind: 'kafka', brokers: this.brokers } : { kind: 'embedded', url: this.address });
    this.transports.push(opened);
    return opened;
  }

  async close(): Promise<void> {
    await Promise.all(this.transports.map((transport) => transport.stop()));
    await this.pool.end();
    await this.kafka?.stop();
    await this.rig.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const anEvent = (topic: string, subject: string, sequence: number): OutgoingEvent => ({
  id: newId(), type: 'dossier.submitted.v1', subject, sequence, aggregateVersion: sequence, topic, data: facts, time: new Date().toISOString(),
});

export const aggregateChange = (subject: string): Change => ({
  name: 'aggregate', values: [subject],
  text: 'insert into aggregate as a (id, version) values ($1, 1) on conflict (id) do update set version = a.version + 1 returning id',
});

export const outbox = (event: OutgoingEvent): Change => outboxChange([event], 'aggregate');

/** Puts events into the outbox as fast as the database can, 600 bytes each, over 500 subjects. */
export async function fillOutbox(pool: pg.Pool, topic: string, from: number, count: number): Promise<void> {
  await pool.query(`insert into outbox (id, topic, type, subject, sequence, aggregate_version, time, data)
    select gen_random_uuid(), $1, 'dossier.submitted.v1', 's' || n % 500, n / 500 + 1, n / 500 + 1, '2026-11-23T09:00:00+07:00', $4::jsonb
    from generate_series($2::int, $2::int + $3::int - 1) as n`, [topic, from, count, JSON.stringify(facts)]);
}
