import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dossierAccepted, dossierAssigned, dossierRefused, dossierWithdrawn } from '@tinhso/contracts';
import { outboxChange, provisionTransport } from '@tinhso/events';
import { newId, systemClock } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { createPortalSync } from '@tinhso/portal-sync';
import { createService } from '@tinhso/service-host';
import type { Service } from '@tinhso/service-host';
import { createSimulators } from '@tinhso/simulators';
import { testDatabase } from '@tinhso/testing';

const account = { username: 'tinh', password: 'mat-khau' };
const types = { accepted: dossierAccepted, assigned: dossierAssigned, withdrawn: dossierWithdrawn, refused: dossierRefused };

export interface Entry { sequence: string; state: string; status: string; finding: string | null }
export interface Told { code: string; current: Record<string, string>; pushes: { isUpdating: boolean; item: Record<string, string> }[]; steps: Record<string, string>[] }

const recordOf = (dossierId: string, number: string) => ({
  dossierId, requestReference: 'YC-261123-ABCDEF', owner: { kind: 'citizen', name: 'NGUYỄN VĂN A', number }, summary: 'Đăng ký khai sinh',
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh', sectorCode: 'G10-HT', sectorName: 'Hộ tịch' }, agencyName: 'Uỷ ban nhân dân phường Mẫu', channel: 'online',
  submittedAt: '2026-11-23T02:00:00.000Z', submittedByVneid: true, payment: 'none', fees: [], papers: [], databasesConsulted: [], steps: [],
});

/** The service on its own, with the real simulator over HTTP and a stand-in for the services that it asks. */
export async function reporting(replicas = 1) {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-sync-'));
  const numbers = new Map<string, string>();
  const lookUp = { forgetful: false };
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    if (lookUp.forgetful && url.endsWith('/share')) return void response.setHeader('content-type', 'application/json').end('{"error_code":"00","result":[]}');
    if (url.startsWith('/simulators')) return void simulators.handle(request, response);
    const id = /internal\/dossiers\/([^/]+)\/portal-record\?purpose=national-portal$/.exec(url)?.[1];
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(id ? recordOf(id, numbers.get(id) ?? '019090000001') : { access_token: 'token', expires_in: 300 }));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const simulators = await createSimulators({ publicUrl: origin, secrets: { nationalPortal: account, vnpay: { tmnCode: 'T', hashSecret: 'S' }, smsApiKey: 'k' } });
  await provision(database.adminUrl, database.secret, ['portal-sync']);
  await provisionTransport(database.adminUrl, database.secret);
  const definition = createPortalSync(() => ({
    ...account, adapterUrl: `${origin}/simulators/national-portal`, authPath: '/auth', sharePath: '/share', integrationPath: '/integration', madonvi: 'X99', dstcode: 'VN:GOV:X',
  }));
  const boot = () => createService(definition, {
    databaseUrl: database.adminUrl, secret: database.secret, origin, internalOrigin: origin, oidcIssuer: `${origin}/realms/x`, audience: 'tinhso-api', kafkaBrokers: [],
    provincePack: dataDir, dataDir, clock: systemClock, serviceClientSecret: () => 'none',
  });
  const services: Service[] = [];
  for (let n = 0; n < replicas; n += 1) services.push(await boot());
  for (const service of services) await service.start();
  const { transactions, pool } = (services[0] as Service).platform;
  const post = async (path: string, body: object) => (await fetch(`${origin}/simulators/national-portal/${path}`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', dstcode: 'VN:GOV:X' },
  })).json() as Promise<{ session: string; error_code: unknown }>;
  return {
    origin, numbers, lookUp, post, control: (wish: object) => post('control', wish),
    /** One event of a dossier, through the outbox of this service: on the bus it is like any other. */
    happened: (kind: keyof typeof types, dossierId: string, sequence: number, code: string, more: Record<string, unknown> = {}) => transactions.run(async (tx) => {
      const at = new Date(Date.parse('2026-11-23T02:30:00.000Z') + sequence * 60_000).toISOString();
      tx.add({ name: 'dossier', text: 'select 1 as id', values: [] });
      const data = {
        dossierId, procedureCode: '1.001193', procedureVersion: 1, agencyCode: '000.00.19.X99', ...(kind === 'refused' ? { reason: 'x', refusedAt: at } : { code }),
        [`${kind}At`]: at, ...(kind === 'accepted' ? { dueAt: '2026-11-24T10:00:00.000Z', dueProvisional: false } : {}), ...(kind === 'assigned' ? { step: 'examine', unitCode: 'a' } : {}), ...more,
      };
      tx.add(outboxChange([{ id: newId(), type: types[kind].type, topic: types[kind].topic, subject: dossierId, sequence, aggregateVersion: sequence, time: at, data }], 'dossier'));
    }),
    entries: async (dossierId: string): Promise<Entry[]> =>
      (await pool().query<Entry>('select sequence, state, status, finding from ledger_entry where dossier_id = $1 order by sequence', [dossierId])).rows,
    told: async (code: string): Promise<Told | undefined> => {
      const answer = await fetch(`${origin}/simulators/national-portal/api/dossiers/${code}`);
      return answer.ok ? await answer.json() as Told : undefined;
    },
    allTold: async (): Promise<Told[]> => (await fetch(`${origin}/simulators/national-portal/api/dossiers`)).json() as Promise<Told[]>,
    close: async () => {
      await Promise.all(services.map((service) => service.close()));
      await simulators.close();
      server.closeAllConnections();
      server.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
