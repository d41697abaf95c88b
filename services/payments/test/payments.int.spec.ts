import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierSubmitted, dossierWithdrawn } from '@tinhso/contracts';
import { outboxChange, provisionTransport } from '@tinhso/events';
import { FixedClock, newId } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { createService } from '@tinhso/service-host';
import type { Service } from '@tinhso/service-host';
import { eventually, testDatabase } from '@tinhso/testing';
import { createPayments, ExpireBillsUseCase } from '../src/index.js';
import { secureHash } from '../src/infrastructure/vnpay/secure-hash.js';

const vnpay = { tmnCode: 'TESTTMN1', hashSecret: 'TESTSECRET', payUrl: 'https://bank.example/paymentv2/vpcpay.html', origin: 'https://province.example' };
const start = '2026-11-23T09:00:00+07:00';
const provincePack = new URL('../../../provinces/thai-nguyen', import.meta.url).pathname;

interface Bill { id: string; status: string; refundDue: boolean; expiresAt: string }

describe('bills over time', () => {
  const clock = new FixedClock(start);
  const replicas: Service[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  let url: string;

  beforeAll(async () => {
    const database = await testDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'payments-'));
    await provision(database.adminUrl, database.secret, ['payments']);
    await provisionTransport(database.adminUrl, database.secret);
    const boot = () => createService(createPayments(() => vnpay), {
      databaseUrl: database.adminUrl, secret: database.secret, origin: vnpay.origin, internalOrigin: vnpay.origin, oidcIssuer: `${vnpay.origin}/realms/x`,
      audience: 'tinhso-api', kafkaBrokers: [], provincePack, dataDir, clock, serviceClientSecret: () => 'none',
    });
    replicas.push(await boot(), await boot());
    for (const replica of replicas) await replica.start();
    const server = createServer((request, response) => replicas[0]?.handle(request, response));
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/payments/v1`;
    ends.push(async () => { server.closeAllConnections(); server.close(); }, () => Promise.all(replicas.map((replica) => replica.close())), () => database.drop(), () => rm(dataDir, { recursive: true, force: true }));
  }, 60_000);
  afterAll(async () => { for (const end of ends) await end(); }, 30_000);

  const platform = () => (replicas[0] as Service).platform;
  /** Through the outbox of this service: on the bus it is like any other event. */
  const happened = (type: string, dossierId: string, sequence: number, data: Record<string, unknown>) => platform().transactions.run(async (tx) => {
    tx.add({ name: 'bill', text: 'select 1 as id', values: [] });
    const common = { dossierId, procedureCode: '2.000635', procedureVersion: 1, agencyCode: '000.00.19.X99' };
    tx.add(outboxChange([{ id: newId(), type, topic: dossierSubmitted.topic, subject: dossierId, sequence, aggregateVersion: sequence, time: clock.now().toISOString(), data: { ...common, ...data } }], 'bill'));
  });
  const submitted = (dossierId: string, feeInAdvance: number, channel = 'online') => happened(dossierSubmitted.type, dossierId, 1, {
    requestReference: `YC-${dossierId.slice(-6)}`, channel, applicantKind: 'citizen', feeInAdvance, submittedAt: clock.now().toISOString(),
  });
  const billIdOf = async (dossierId: string): Promise<string | undefined> =>
    (await platform().pool().query<{ id: string }>('select id from bill where dossier_id = $1', [dossierId])).rows[0]?.id;
  const billed = async (channel = 'online'): Promise<{ dossierId: string; billId: string }> => {
    const dossierId = newId();
    await submitted(dossierId, 16_000, channel);
    return { dossierId, billId: await eventually(() => billIdOf(dossierId), { within: 10_000 }) };
  };
  const bill = async (id: string): Promise<Bill> => (await fetch(`${url}/bills/${id}`)).json() as Promise<Bill>;
  const attempt = async (id: string): Promise<URLSearchParams> => {
    const answer = await fetch(`${url}/bills/${id}/attempts`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() } });
    return new URL((await answer.json() as { payUrl: string }).payUrl).searchParams;
  };
  const notify = async (paid: URLSearchParams, changes: Record<string, string> = {}, method = 'GET'): Promise<string> => {
    const params = {
      vnp_TmnCode: vnpay.tmnCode, vnp_TxnRef: paid.get('vnp_TxnRef') ?? '', vnp_Amount: paid.get('vnp_Amount') ?? '', vnp_ResponseCode: '00', vnp_TransactionStatus: '00',
      vnp_TransactionNo: '14000001', vnp_PayDate: '20261123091000', ...changes,
    };
    const form = new URLSearchParams({ ...params, vnp_SecureHash: secureHash(params, vnpay.hashSecret) });
    const answer = method === 'GET' ? await fetch(`${url}/vnpay/ipn?${form}`) : await fetch(`${url}/vnpay/ipn`, { method, body: form });
    expect(answer.status).toBe(200);
    return (await answer.json() as { RspCode: string }).RspCode;
  };
  const published = async (billId: string): Promise<unknown[]> =>
    (await platform().pool().query<{ type: string; data: { reason?: string } }>('select type, data from bill_history where bill_id = $1 order by version, place', [billId])).rows
      .map(({ type, data }) => (data.reason ? `${type} ${data.reason}` : type));

  it('gives no bill where nothing is to be paid, and three working days where something is', async () => {
    const free = newId();
    await submitted(free, 0);
    const { billId } = await billed();
    expect(await billIdOf(free)).toBeUndefined();
    // 24 November is a holiday from 2026 on.
    expect(Date.parse((await bill(billId)).expiresAt)).toBe(Date.parse('2026-11-27T17:00:00+07:00'));
    const params = await attempt(billId);
    expect(params.get('vnp_CreateDate')).toBe('20261123090000');
    expect(params.get('vnp_ExpireDate')).toBe('20261123091500');
  });

  it('takes twenty notices at once as one payment', async () => {
    const { billId } = await billed('counter');
    const paid = await attempt(billId);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => notify(paid, {}, n % 2 ? 'GET' : 'POST')));
    expect(answers.sort()).toEqual(['00', ...Array.from({ length: 19 }, () => '02')]);
    expect(await published(billId)).toEqual(['BillIssued', 'AttemptOpened', 'PaymentReceived']);
  });

  it('knows no reference of others, and no other amount', async () => {
    const { billId } = await billed();
    const paid = await attempt(billId);
    expect(await notify(paid, { vnp_TxnRef: 'other' })).toBe('01');
    expect(await notify(paid, { vnp_Amount: '100' })).toBe('04');
    expect(await notify(paid, { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' })).toBe('00');
    expect((await bill(billId)).status).toBe('open');
  });

  it('owes back what was paid for a dossier that is withdrawn', async () => {
    const { dossierId, billId } = await billed();
    expect(await notify(await attempt(billId))).toBe('00');
    await happened(dossierWithdrawn.type, dossierId, 2, { withdrawnAt: clock.now().toISOString() });
    await eventually(async () => (await published(billId)).includes('RefundFellDue withdrawn'), { within: 10_000 });
    expect(await bill(billId)).toMatchObject({ status: 'paid', refundDue: true });
  });

  it('numbers receipts without a gap', async () => {
    const { rows } = await platform().pool().query<{ number: number }>('select number from receipt order by number');
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.length).toBeGreaterThan(1);
  });

  it('expires once on two replicas, and owes late money back', async () => {
    const { billId } = await billed();
    const paid = await attempt(billId);
    clock.set('2026-11-27T17:00:00+07:00');
    expect((await bill(billId)).status).toBe('expired');
    const rounds = replicas.flatMap((replica) => [replica, replica]).map((replica) => replica.app.get(ExpireBillsUseCase).execute());
    await Promise.all(rounds);
    expect((await published(billId)).filter((type) => type === 'BillExpired')).toHaveLength(1);
    expect(await notify(paid)).toBe('00');
    expect(await notify(paid)).toBe('02');
    expect(await published(billId)).toEqual(['BillIssued', 'AttemptOpened', 'BillExpired', 'RefundFellDue late-payment']);
    expect(await bill(billId)).toMatchObject({ status: 'expired', refundDue: true });
  });
});
