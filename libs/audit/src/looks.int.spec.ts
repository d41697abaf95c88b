import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeSet } from '@tinhso/persistence';
import { auditChange, auditTrail, Looks } from './index.js';
import { auditedService, look, type AuditedService } from '../test/audited-service.js';

describe('audit records', () => {
  let service: AuditedService;
  beforeAll(async () => { service = await auditedService(); });
  afterAll(() => service.close());

  const count = async (where: string): Promise<number> =>
    (await service.app.query(`select count(*)::int as n from audit_record where ${where}`)).rows[0].n as number;

  it('resolves a look only after its record is there', async () => {
    const looks = new Looks(() => service.app);
    await looks.record(look(1, { resourceId: 'seen', purpose: 'xử lý hồ sơ' }));
    expect(await count(`resource_id = 'seen' and stream = 'looks' and purpose = 'xử lý hồ sơ'`)).toBe(1);
  });

  it('flushes many looks in few statements and loses none', async () => {
    let statements = 0;
    const counted = { query: (query: never) => { statements += 1; return service.app.query(query); } } as unknown as typeof service.app;
    const looks = new Looks(() => counted, { group: 500, waiting: 5000 });
    await Promise.all(Array.from({ length: 2000 }, (_, n) => looks.record(look(n, { resourceId: `many-${n}` }))));
    expect(await count(`resource_id like 'many-%'`)).toBe(2000);
    expect(statements).toBeLessThanOrEqual(5);
  });

  it('refuses only the record that the database refuses', async () => {
    const looks = new Looks(() => service.app);
    const results = await Promise.allSettled([
      looks.record(look(1, { resourceId: 'good-1' })),
      looks.record(look(1, { resourceId: 'bad', outcome: 'maybe' as never })),
      looks.record(look(1, { resourceId: 'good-2\0' })),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await count(`resource_id like 'good-%'`)).toBe(2);
  });

  it('refuses when too many wait, and when the database is away', async () => {
    const looks = new Looks(() => service.app, { group: 1, waiting: 2 });
    const results = await Promise.allSettled([1, 2, 3, 4].map((n) => looks.record(look(n))));
    expect(results.filter(({ status }) => status === 'rejected')).not.toHaveLength(0);
    const gone = { query: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })) } as unknown as typeof service.app;
    await expect(new Looks(() => gone).record(look(1))).rejects.toMatchObject({ code: 'common/database-unavailable' });
  });

  it('commits the record of a change with the change, and not without it', async () => {
    const statement = (hit: boolean): ReturnType<ChangeSet['toStatement']> => {
      const set = new ChangeSet();
      set.add({
        name: 'key', values: [hit],
        text: `insert into idempotency_key (actor_id, key, operation, request_hash, status, answer)
          select 'a', 'k', 'o', 'h', 200, '{}' where $1::boolean returning key`,
      });
      set.add(auditChange([look(1, { resourceId: 'changed', details: { from: 'a' } }), look(2, { resourceId: 'changed' })], 'key'));
      return set.toStatement();
    };
    const run = (query: { text: string; values: readonly unknown[] }): Promise<unknown> => service.app.query(query.text, [...query.values]);
    await run(statement(false));
    expect(await count(`resource_id = 'changed'`)).toBe(0);
    await run(statement(true));
    expect(await count(`resource_id = 'changed' and stream = 'changes'`)).toBe(2);
    await expect(run(statement(true))).rejects.toThrow(/idempotency_key_pk/);
    expect(await count(`resource_id = 'changed'`)).toBe(2);
    const trail = auditTrail('dossier', 'changed', 10);
    const { rows } = await service.app.query(trail.text, [...trail.values]);
    expect(rows.map((row: { actorId: string }) => row.actorId)).toEqual(['officer-2', 'officer-1']);
  });

  it('gives the same text whatever the number of entries', () => {
    expect(auditChange([look(1)]).text).toBe(auditChange([look(1), look(2)]).text);
  });

  it.each(['audit_record', 'audit_seal', 'audit_anchor'])('lets the service neither change nor remove rows of %s', async (table) => {
    for (const text of [`update ${table} set ${table === 'audit_record' ? 'actor_id' : 'position'} = null`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(service.app.query(text)).rejects.toThrow(/permission denied/);
    }
  });
});
