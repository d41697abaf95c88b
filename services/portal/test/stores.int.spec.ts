import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@tinhso/kernel';
import { createDataSource, migrate, PlatformTables1764000000000, poolOf, provision, serviceDatabase } from '@tinhso/persistence';
import { testDatabase } from '@tinhso/testing';
import type { DataSource } from '@tinhso/persistence';
import { CreatePortal1764000002000 } from '../migrations/1764000002000-create-portal.js';
import { PgDrafts } from '../src/infrastructure/persistence/pg-drafts.repository.js';
import { PgLoginAttempts } from '../src/infrastructure/persistence/pg-login-attempts.repository.js';
import { PgSessions } from '../src/infrastructure/persistence/pg-sessions.repository.js';
import { Seal } from '../src/session/seal.js';
import { lan } from './a-portal.js';

const tokens = { access: 'access-token', refresh: 'refresh-token', accessExpiresAt: 1 };

describe('the portal’s stores', () => {
  let source: DataSource;
  const clock = new FixedClock('2026-11-23T02:00:00Z');
  const seal = new Seal('secret');
  const pool = () => poolOf(source);

  beforeAll(async () => {
    const { adminUrl, secret } = await testDatabase();
    await provision(adminUrl, secret, ['portal']);
    const database = serviceDatabase(adminUrl, secret, 'portal');
    await migrate({ database, migrations: [PlatformTables1764000000000, CreatePortal1764000002000] });
    source = await createDataSource({ database, entities: [] }).initialize();
  });
  afterAll(() => source?.destroy());

  it('keeps a session unreadable without the cookie, and lets one of two renewals win', async () => {
    const sessions = new PgSessions(pool, seal, clock);
    const session = await sessions.open(lan, tokens);
    expect(await sessions.find(session.id)).toEqual(session);
    const { rows } = await pool().query('select id_hash, sealed from session');
    expect(JSON.stringify(rows)).not.toContain(session.id);
    expect(Buffer.from(rows[0].sealed).toString('latin1')).not.toContain('refresh-token');
    expect(await Promise.all([sessions.renew(session, lan, tokens), sessions.renew(session, lan, tokens)])).toEqual(expect.arrayContaining([true, false]));
    await sessions.close(session.id);
    expect(await sessions.find(session.id)).toBeUndefined();
  });

  it('ends a session after an hour without a look and after twelve in any case', async () => {
    const sessions = new PgSessions(pool, seal, clock);
    const idle = await sessions.open(lan, tokens);
    clock.advance(61 * 60_000);
    expect(await sessions.find(idle.id)).toBeUndefined();
    const used = await sessions.open(lan, tokens);
    for (let half = 0; half < 23; half += 1) {
      clock.advance(30 * 60_000);
      expect(await sessions.find(used.id)).toBeDefined();
    }
    clock.advance(31 * 60_000);
    expect(await sessions.find(used.id)).toBeUndefined();
  });

  it('gives a log-in attempt once, to the browser that began it, for ten minutes', async () => {
    const attempts = new PgLoginAttempts(pool, seal, clock);
    const attempt = { verifier: 'v', nonce: 'n', back: '/my/dossiers', form: { a: 'x' } };
    await attempts.keep('state', 'browser', attempt);
    expect(await attempts.take('state', 'another')).toBeUndefined();
    expect(await attempts.take('state', 'browser')).toEqual(attempt);
    expect(await attempts.take('state', 'browser')).toBeUndefined();
    await attempts.keep('late', 'browser', attempt);
    clock.advance(10 * 60_000 + 1);
    expect(await attempts.take('late', 'browser')).toBeUndefined();
  });

  it('keeps one open draft per person and procedure, sealed, and refuses a save at an old revision', async () => {
    const drafts = new PgDrafts(pool, seal, clock);
    const [draft, same] = await Promise.all([drafts.begin('owner', '1.001193', ''), drafts.begin('owner', '1.001193', '')]);
    expect(same.id).toBe(draft.id);
    const saved = await drafts.save(draft, { answers: { childName: 'Trần An Nhiên' }, agencyCode: 'a', papers: [] });
    expect(saved).toMatchObject({ revision: 2, answers: { childName: 'Trần An Nhiên' }, agencyCode: 'a' });
    expect(await drafts.save(draft, { answers: {}, agencyCode: '', papers: [] })).toBeUndefined();
    const { rows } = await pool().query('select sealed from draft');
    expect(Buffer.from(rows[0].sealed).toString('utf8')).not.toContain('Nhiên');
    expect(await drafts.open('owner')).toHaveLength(1);
    expect(await drafts.find('another', '1.001193')).toBeUndefined();
  });

  it('finds the dossier of a submitted draft, without its answers, beside a new draft', async () => {
    const drafts = new PgDrafts(pool, seal, clock);
    const draft = await drafts.begin('second', '1.001193', '');
    await drafts.submitted(draft, '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d');
    expect(await drafts.find('second', '1.001193')).toMatchObject({ dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', answers: {} });
    const next = await drafts.begin('second', '1.001193', '');
    expect(next.id).not.toBe(draft.id);
    expect((await drafts.find('second', '1.001193'))?.id).toBe(next.id);
    await drafts.discard('second', '1.001193');
    expect(await drafts.open('second')).toEqual([]);
    clock.advance(31 * 24 * 3600_000);
    expect(await drafts.open('owner')).toEqual([]);
  });
});
