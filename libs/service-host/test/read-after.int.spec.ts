import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeVersionToken, encodeVersionToken, provisionTransport, ReadAfter } from '@tinhso/events';
import { systemClock } from '@tinhso/kernel';
import { provision } from '@tinhso/persistence';
import { kafkaBrokers, testDatabase } from '@tinhso/testing';
import type { TestDatabase } from '@tinhso/testing';
import pg from 'pg';
import { createService } from '../src/index.js';
import type { Service } from '../src/index.js';
import { Gate, notesService } from './notes-service.js';

const brokers = kafkaBrokers();
const transports: [string, readonly string[] | undefined][] = [['embedded', []], ['kafka', brokers]];
const headerToken = (answer: { headers: Record<string, unknown> }): string => String(answer.headers['version-token']);

for (const [name, kafka] of transports) {
  (kafka ? describe : describe.skip)(`${name}: reading after one's own act`, () => {
    const gate = new Gate();
    let database: TestDatabase;
    let service: Service;

    beforeAll(async () => {
      database = await testDatabase();
      await provision(database.adminUrl, database.secret, ['notes-test']);
      await provisionTransport(database.adminUrl, database.secret);
      service = await createService(notesService(gate), {
        databaseUrl: database.adminUrl, secret: database.secret, origin: 'http://localhost', internalOrigin: 'http://localhost', oidcIssuer: 'http://localhost/realms/x', audience: 'x',
        kafkaBrokers: kafka ?? [], provincePack: '/nonexistent', dataDir: '/nonexistent', clock: systemClock, serviceClientSecret: () => 'none',
      });
      await service.start();
    }, 90_000);
    afterEach(() => gate.open());
    afterAll(async () => {
      await service?.close();
      await database?.drop();
    }, 30_000);

    const write = async (type?: string, key: string = randomUUID()) => service.app.inject({ method: 'POST', url: '/api/notes-test/v1/notes', headers: { 'idempotency-key': key }, payload: type ? { type } : {} });
    const read = async (id: string, token?: string) => {
      const began = performance.now();
      const answer = await service.app.inject({ method: 'GET', url: `/api/notes-test/v1/notes/${id}`, headers: token ? { 'version-token': token } : {} });
      return { status: answer.statusCode, body: answer.json<unknown>(), headers: answer.headers as Record<string, string>, tookMs: performance.now() - began };
    };

    it('shows what a command did to the query that brings its token', async () => {
      for (let n = 0; n < 20; n += 1) {
        const written = await write();
        const { id } = written.json<{ id: string }>();
        expect(decodeVersionToken(headerToken(written))).toMatchObject({ subject: id, version: 1, events: [{ type: 'note.written.v1' }] });
        expect(await read(id, headerToken(written))).toMatchObject({ status: 200, body: [{ id }] });
      }
    }, 60_000);

    it('answers 409 with Retry-After after two seconds while the projector lags, and the same request succeeds when it has caught up', async () => {
      gate.close();
      const written = await write();
      const { id } = written.json<{ id: string }>();
      expect(await read(id)).toMatchObject({ status: 200, body: [] });
      const behind = await read(id, headerToken(written));
      expect(behind).toMatchObject({ status: 409, body: { code: 'common/read-behind', status: 409, texts: { vi: expect.stringContaining('chưa cập nhật'), en: expect.stringContaining('not reached') } } });
      expect(behind.headers).toMatchObject({ 'retry-after': '2', 'content-type': expect.stringContaining('application/problem+json') });
      expect(behind.tookMs).toBeGreaterThan(1_900);
      expect(behind.tookMs).toBeLessThan(3_000);
      const waiting = read(id, headerToken(written));
      setTimeout(() => gate.open(), 300);
      expect(await waiting).toMatchObject({ status: 200, body: [{ id }] });
    }, 30_000);

    it('gives a repeated command the token of the first', async () => {
      const key = randomUUID();
      const first = await write(undefined, key);
      const again = await write(undefined, key);
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(headerToken(again)).toBe(headerToken(first));
      expect(again.json()).toEqual(first.json());
    });

    it('says at once that what was done is held up when its event is parked', async () => {
      const written = await write('note.forbidden.v1');
      const { id } = written.json<{ id: string }>();
      let held = await read(id, headerToken(written));
      for (let tries = 0; (held.body as { code?: string }).code === 'common/read-behind' && tries < 5; tries += 1) held = await read(id, headerToken(written));
      expect(held).toMatchObject({ status: 409, body: { code: 'common/read-held-up' }, headers: { 'retry-after': '60' } });
      expect((await read(id, headerToken(written))).tookMs).toBeLessThan(1_000);
    }, 30_000);

    it('waits for nothing that its consumers pass over, and has no token for a command that told nothing or failed', async () => {
      gate.close();
      const unwanted = await write('note.other.v1');
      expect((await read(unwanted.json<{ id: string }>().id, headerToken(unwanted))).status).toBe(200);
      for (const kind of ['silent', 'note.broken.v1']) expect((await write(kind)).headers).not.toHaveProperty('version-token');
    });

    if (name === 'embedded') {
      it('publishes under the epoch of its lease, so that the transport can fence it off', async () => {
        const written = await write();
        await read(written.json<{ id: string }>().id, headerToken(written));
        const { rows: [lease] } = await service.platform.pool().query<{ epoch: string }>('select epoch from relay_lease');
        const admin = new pg.Client({ connectionString: database.adminUrl });
        await admin.connect();
        const { rows } = await admin.query('select epoch from transport.publisher where name = $1', ['/services/notes-test']);
        await admin.end();
        expect(rows).toEqual([lease]);
      });
    }

    it('refuses a token that no command has answered', async () => {
      expect(await read('x', 'nonsense')).toMatchObject({ status: 422, body: { code: 'common/bad-version-token' } });
    });

    it('lets only so many wait at once', async () => {
      const few = new ReadAfter(service.platform.pool, () => notesService(gate).consumers?.(service.platform) ?? [], { patienceMs: 500, mostWaiting: 1 });
      const token = { subject: 'x', version: 1, events: [{ id: 'unknown', type: 'note.written.v1' }] };
      expect(decodeVersionToken(encodeVersionToken(token))).toEqual(token);
      const began = performance.now();
      const first = few.settle([token], ['notes-test.list']);
      expect(await few.settle([token], ['notes-test.list'])).toBe('behind');
      expect(performance.now() - began).toBeLessThan(400);
      expect(await first).toBe('behind');
    });
  });
}
