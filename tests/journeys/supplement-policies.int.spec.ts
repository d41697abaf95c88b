import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, extractRequest, uploadedPaper } from '../support/filings.js';
import { platformOn, profiles } from '../support/platform.js';

const api = '/api/public-services/v1/dossiers';
interface Dossier { id: string; version: number; financial: string; dueOriginal?: string; dueCurrent?: string }

const station = (papers: readonly { paperCode: string; uploadId: string }[]) => ({
  procedureCode: '2.000648', agencyCode: '000.00.02.H55', papers,
  answers: {
    companyName: 'Công ty TNHH Xăng dầu Sông Cầu', taxCode: '4600990010', representativeName: 'PHẠM VĂN HÙNG', companyAddress: 'Số 1 đường Cách mạng tháng Tám', contactPhone: '0912000009', stationName: 'Cửa hàng số 7',
    area: 'ward', communeCode: '05443', stationAddress: 'Số 9 đường Bắc Kạn', ownership: 'owned', tankCount: 3, tankCapacity: 75, pumpCount: 4, supplier: 'Tổng công ty Xăng dầu Việt Nam',
  },
});
const stationPapers = ['ban-ke-co-so-vat-chat', 'tai-lieu-xay-dung', 'chung-chi-nghiep-vu'];
const vietnam = (moment: string): string => new Date(`${moment.replace(' ', 'T')}:00+07:00`).toISOString();

/** Monday of a week without holidays; the decided calendar of the year reaches to its end. */
describe('what a supplement does to the due date', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  let ahead = 0;
  const people = new Map<string, Caller>();
  const who = (name: string): Caller => people.get(name) as Caller;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const itIs = (moment: string): void => { ahead = Date.parse(vietnam(moment)) - Date.now(); };

  beforeAll(async () => {
    itIs('2026-12-07 09:00');
    platform = await platformOn(profiles[0] as (typeof profiles)[number], { clock });
    for (const name of ['lan', 'clerk.pdp', 'officer.pdp', 'clerk.soct', 'officer.soct']) people.set(name, new Caller(platform.origin, await tokenOf(platform.issuer, name)));
  }, 90_000);
  afterAll(() => platform?.stop(), 30_000);

  const read = async (name: string, id: string): Promise<Dossier> => (await who(name).get<Dossier>(`${api}/${id}`)).body;
  const act = async (name: string, id: string, step: string, body?: unknown): Promise<void> => {
    const { version } = await read(name, id);
    const answer = await who(name).post(`${api}/${id}/${step}`, body, { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` });
    expect([step, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([step, 200, '']);
  };
  const filed = async (name: string, filing: object): Promise<string> => {
    const made = await who(name).post<Dossier>(api, filing);
    expect([made.status, made.status === 201 ? '' : made.body]).toEqual([201, '']);
    if (made.body.financial === 'none' || (await read(name, made.body.id)).financial === 'none') return made.body.id;
    const { id } = made.body;
    const bill = await eventually(async () => (await who(name).get<{ id: string }[]>(`/api/payments/v1/bills?dossierId=${id}`)).body[0], { within: 15_000 });
    const opened = await who(name).post<{ txnRef: string; payUrl: string }>(`/api/payments/v1/bills/${bill.id}/attempts`, { returnPath: '/' });
    await fetch(opened.body.payUrl);
    await fetch(`${platform.origin}/simulators/vnpay/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ref: opened.body.txnRef, outcome: 'success', behaviour: 'normal' }) });
    await eventually(async () => (await read(name, id)).financial === 'paid', { within: 15_000 });
    return id;
  };
  /** Accepted on Monday at nine, asked on Tuesday at nine, answered on Thursday at nine. */
  const walked = async (unit: 'pdp' | 'soct', id: string): Promise<Pick<Dossier, 'dueOriginal' | 'dueCurrent'>> => {
    await act(`clerk.${unit}`, id, 'acceptance');
    await act(`officer.${unit}`, id, 'claim');
    itIs('2026-12-08 09:00');
    await act(`officer.${unit}`, id, 'supplement-request', { items: ['Bản rõ của giấy tờ'], legalBasis: 'Điều 17 Nghị định 61/2018/NĐ-CP' });
    itIs('2026-12-10 09:00');
    await act(`clerk.${unit}`, id, 'supplement');
    const { dueOriginal, dueCurrent } = await read(`officer.${unit}`, id);
    itIs('2026-12-07 09:00');
    return { dueOriginal, dueCurrent };
  };

  it('is counted anew for a birth (restart)', async () => {
    const id = await filed('lan', birthRegistration(await uploadedPaper(platform.origin, await tokenOf(platform.issuer, 'lan'))));
    expect(await walked('pdp', id)).toEqual({ dueOriginal: vietnam('2026-12-07 17:00'), dueCurrent: vietnam('2026-12-10 17:00') });
  }, 60_000);

  it('changes nothing for an extract (none)', async () => {
    const id = await filed('lan', extractRequest());
    expect(await walked('pdp', id)).toEqual({ dueOriginal: vietnam('2026-12-07 17:00'), dueCurrent: vietnam('2026-12-07 17:00') });
  }, 60_000);

  it('stands still for a petrol station (pause)', async () => {
    const token = await tokenOf(platform.issuer, 'clerk.soct');
    const papers = await Promise.all(stationPapers.map(async (paperCode) => ({ paperCode, uploadId: await uploadedPaper(platform.origin, token) })));
    const id = await filed('clerk.soct', station(papers));
    expect(await walked('soct', id)).toEqual({ dueOriginal: vietnam('2027-01-05 17:00'), dueCurrent: vietnam('2027-01-07 17:00') });
  }, 60_000);
});
