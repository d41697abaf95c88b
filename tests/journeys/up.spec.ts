import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findLeaks } from '@tinhso/observability';
import { eventually } from '@tinhso/testing';
import { agencyToken, Caller, tokenOf } from '../support/client.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { provincePack } from '../support/platform.js';
import { isAlive, RunningUp } from '../support/running-up.js';
import { freePort } from '../../deploy/local/ports.js';

const dossiers = '/api/public-services/v1/dossiers';
interface Made { id: string; version: number }

/** Names, numbers, telephones and addresses of everybody in the demonstration, and what they typed. */
const seeds = (): string[] => {
  const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []);
  const read = (file: string) => JSON.parse(readFileSync(`${provincePack}/${file}`, 'utf8')) as { name?: string; email?: string; claims?: Record<string, string> }[];
  const people = [...read('people.json'), ...read('officers.json')].flatMap(({ name, email, claims }) => [name, email, ...Object.values(claims ?? {}).filter((claim) => claim.length > 7)]);
  const typed = texts(birthRegistration().answers).filter((text) => /\p{L}+ \p{L}+|\d{9}/u.test(text));
  return [...new Set([...people, ...typed].filter((text) => text !== undefined))];
};

describe('./scripts/up', () => {
  let up: RunningUp;
  let origin: string;
  let citizen: Caller;
  let paper: string;

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    up = await RunningUp.prepare(port);
    await up.start();
    const token = await tokenOf(`${origin}/realms/tinhso`, 'lan');
    citizen = new Caller(origin, token);
    paper = await uploadedPaper(origin, token);
  }, 120_000);
  afterAll(() => up?.discard(), 30_000);

  const submit = (key: string = randomUUID(), more: Record<string, string> = {}) => citizen.post<Made>(dossiers, birthRegistration(paper), { 'idempotency-key': key, ...more });
  const mine = async (): Promise<string[]> => (await citizen.get<{ items: Made[] }>('/api/public-services/v1/my-dossiers?limit=100')).body.items.map(({ id }) => id);
  const leaks = () => findLeaks(up.output, seeds());

  it('writes one line for each request, by pattern', async () => {
    const clerk = new Caller(origin, await tokenOf(`${origin}/realms/tinhso`, 'clerk.pdp'));
    const { body: { id } } = await submit();
    await clerk.get(`${dossiers}/${id}`);
    await clerk.post(`${dossiers}/${id}/acceptance`, undefined, { 'idempotency-key': randomUUID(), 'if-match': '"1"' });
    await citizen.post(dossiers, { ...birthRegistration(paper), answers: { ...birthRegistration().answers, childBirthDate: 'Trần An Nhiên' } });
    expect((await fetch(`${origin}/procedures?q=${encodeURIComponent('NGUYỄN THỊ LAN 019190003456')}`)).status).toBe(200);
    const expected: [string, string, string, number][] = [
      ['public-services', 'POST', '/api/public-services/v1/uploads', 201], ['public-services', 'POST', '/api/public-services/v1/dossiers', 201], ['public-services', 'GET', '/api/public-services/v1/dossiers/:id', 200],
      ['public-services', 'POST', '/api/public-services/v1/dossiers/:id/acceptance', 200], ['public-services', 'POST', '/api/public-services/v1/dossiers', 422], ['portal', 'GET', '/procedures', 200],
    ];
    await eventually(() => { expect(expected.map(([service, method, route, status]) => up.lines({ msg: 'request', service, method, route, status }).length)).toEqual(expected.map(() => 1)); return true; });
  }, 60_000);

  it('shows figures', async () => {
    const figures = await (await fetch(`${origin}/metrics`)).text();
    expect(figures).toMatch(/tinhso_http_request_duration_seconds_count\{service="public-services",route="\/api\/public-services\/v1\/dossiers",method="POST",status="2xx"\} 1/);
    expect(figures).toMatch(/tinhso_events_parked\{service="portal-sync",group="portal-sync\.dossiers"\} 0/);
    expect(figures).toMatch(/tinhso_outbox_refused\{service="payments"\} 0/);
  });

  it('brings the database back by itself; meanwhile 503 in time, afterwards nothing acknowledged is missing', async () => {
    const before = await up.postmaster();
    const probe = async (path: string) => {
      const from = performance.now();
      const answer = await fetch(`${origin}${path}`);
      return { status: answer.status, retry: answer.headers.get('retry-after'), ms: performance.now() - from };
    };
    const answers: Awaited<ReturnType<typeof probe>>[] = [];
    const acknowledged: string[] = [];
    let down = false;
    const filing = (async () => {
      for (let number = 0; number < 40 || !down; number += 1) {
        const from = performance.now();
        const answer = await submit();
        answers.push({ status: answer.status, retry: answer.headers.get('retry-after'), ms: performance.now() - from });
        if (answer.status === 201) acknowledged.push(answer.body.id);
      }
    })();
    process.kill(before, 'SIGKILL');
    const probes = await Promise.all(Array.from({ length: 5 }, () => probe('/readyz')));
    down = true;
    await filing;
    expect(probes.some(({ status, retry }) => status === 503 && retry !== null)).toBe(true);
    expect((await probe('/livez')).status).toBe(200);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter(({ status, retry }) => status !== 503 || retry === null)).toEqual([]);
    expect(answers.filter(({ ms }) => ms > 2_000)).toEqual([]);

    await eventually(async () => (await probe('/readyz')).status === 200, { within: 20_000 });
    expect(await up.postmaster()).not.toBe(before);
    acknowledged.push((await eventually(async () => { const again = await submit(); return again.status === 201 && again; }, { within: 10_000 }) as { body: Made }).body.id);
    const agency = new Caller(origin, await agencyToken(`${origin}/realms/tinhso`, 'cong-an-tinh'));
    const known = await mine();
    expect(acknowledged.filter((id) => !known.includes(id))).toEqual([]);
    for (const id of acknowledged) {
      await eventually(async () => { expect((await agency.get<unknown[]>(`/api/agency-events/v1/events?subject=${id}`)).body).toHaveLength(1); return true; }, { within: 20_000 });
    }
  }, 120_000);

  it('makes one dossier of a filing whose answer died with the process', async () => {
    const [key, before] = [randomUUID(), await mine()];
    await expect(submit(key, { 'x-die-before-answer': 'yes' })).rejects.toThrow();
    await up.ended();
    expect(await up.start()).toBeLessThan(20);
    const again = await submit(key);
    expect(again).toMatchObject({ status: 201 });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await mine()).filter((id) => !before.includes(id))).toEqual([again.body.id]);
  }, 120_000);

  it('wrote nobody’s name, number, telephone or address to its log, and a careless line is caught', async () => {
    expect(seeds().length).toBeGreaterThan(20);
    expect(leaks()).toEqual([]);
    process.kill(up.pid, 'SIGUSR2');
    await eventually(async () => {
      await fetch(`${origin}/procedures?q=${encodeURIComponent('NGUYỄN THỊ LAN')}`);
      return leaks().length > 0;
    });
  }, 30_000);

  it('leaves no process behind after Ctrl-C', async () => {
    const pids = [up.pid, await up.postmaster()];
    expect(pids.map(isAlive)).toEqual([true, true]);
    await up.interrupt();
    expect(pids.map(isAlive)).toEqual([false, false]);
  }, 30_000);
});
