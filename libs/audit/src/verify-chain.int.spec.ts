import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@tinhso/testing';
import { Looks, Sealer, verifyChain, type FaultKind } from './index.js';
import { chainHash, genesis, recordColumns, type RecordText } from './chain.js';
import { auditedService, look, type AuditedService } from '../test/audited-service.js';

describe('verifyChain', () => {
  let service: AuditedService;
  let sealer: Sealer;
  let anchorFile: string;
  const record = async (from: number, to: number): Promise<void> => {
    const looks = new Looks(() => service.app);
    for (let n = from; n <= to; n += 1) await looks.record(look(n, { details: { n, note: 'Đồng Hỷ' } }));
  };
  const tamper = (text: string): Promise<unknown> => service.superuser.query(text);
  const fault = async (file?: string): Promise<object | undefined> => (await verifyChain(service.app, { anchorFile: file })).fault;

  beforeEach(async () => {
    service = await auditedService();
    anchorFile = join(await mkdtemp(join(tmpdir(), 'anchors-')), 'anchors.jsonl');
    sealer = new Sealer(() => service.app, { settleMs: 0, anchorFile });
    await record(1, 10);
    await sealer.sealNow({ anchor: true });
    await record(11, 20);
    await sealer.sealNow({ anchor: true });
    await sealer.sealNow({ anchor: true });
  });
  afterEach(() => service.close());

  it('finds nothing where nothing was done, in the table or by the file', async () => {
    expect(await verifyChain(service.app, { anchorFile })).toMatchObject({ ok: true, verified: 20, pending: 0, head: { position: 20 } });
    await record(21, 21);
    expect(await verifyChain(service.app)).toMatchObject({ ok: true, verified: 20, pending: 1 });
    expect((await readFile(anchorFile, 'utf8')).trim().split('\n')).not.toHaveLength(0);
  });

  const edits: [string, string, FaultKind, number | undefined, string | undefined][] = [
    ['an edited actor', `update audit_record set actor_id = 'nobody' where seq = 7`, 'changed', 7, '7'],
    ['an edited time', `update audit_record set at = at - interval '1 microsecond' where seq = 7`, 'changed', 7, '7'],
    ['an edited stream', `update audit_record set stream = 'changes' where seq = 7`, 'changed', 7, '7'],
    ['edited details', `update audit_record set details = '{"n": 7.0, "note": "Đồng Hỷ"}' where seq = 7`, 'changed', 7, '7'],
    ['an edited hash', `update audit_seal set hash = sha256('x') where position = 7`, 'changed', 7, '7'],
    ['a deleted record', `delete from audit_record where seq = 7`, 'deleted', 7, '7'],
    ['a record deleted with its seal', `with r as (delete from audit_record where seq = 7) delete from audit_seal where position = 7`, 'deleted', 7, undefined],
    ['a seal deleted and the rest renumbered', `delete from audit_seal where position = 20; delete from audit_anchor;
      delete from audit_seal where position = 7; update audit_seal set position = position - 1 where position = 8`, 'changed', 7, '8'],
    ['two seals that changed places', `update audit_seal set record_seq = -record_seq where record_seq in (5, 7);
      update audit_seal set record_seq = case record_seq when -5 then 7 else 5 end where record_seq < 0`, 'reordered', 5, '7'],
    ['two records that changed contents', `with s as (select * from audit_record where seq in (5, 7))
      update audit_record r set id = s.id, at = s.at, actor_id = s.actor_id, resource_id = s.resource_id, details = s.details
      from s where r.seq in (5, 7) and s.seq = 12 - r.seq`, 'reordered', 5, '5'],
    ['a record put in between', `insert into audit_record (seq, id, stream, actor_id, action, resource_type, resource_id, outcome)
      overriding system value values (0, gen_random_uuid(), 'looks', 'x', 'x:x', 'x', 'x', 'granted')`, 'inserted', undefined, '0'],
    ['the last records cut off', `delete from audit_record where seq > 15`, 'deleted', 16, '16'],
    ['the last records and seals cut off', `delete from audit_record where seq > 15; delete from audit_seal where position > 15`, 'truncated', 16, undefined],
    ['everything removed', `truncate audit_record, audit_seal`, 'truncated', 1, undefined],
  ];
  it.each(edits)('finds %s and names the first bad row', async (_, text, kind, position, seq) => {
    await tamper(text);
    expect(await fault()).toMatchObject({ kind, ...(position === undefined ? {} : { position }), ...(seq === undefined ? {} : { seq }) });
  });

  it('finds a record put into a gap that had settled, even after the sealer ran again', async () => {
    await tamper(`select setval('audit_record_seq_seq', 30)`);
    await record(31, 31);
    // A gap settles when every transaction of its time has ended, those of other tests on the same server too.
    await eventually(async () => {
      await sealer.sealNow({ anchor: true });
      const { rows } = await service.superuser.query<{ settled: string }>('select max(settled)::text as settled from audit_anchor');
      return Number(rows[0]?.settled) >= 31 || undefined;
    }, { within: 20_000 });
    await tamper(`insert into audit_record (seq, id, stream, actor_id, action, resource_type, resource_id, outcome)
      overriding system value values (25, gen_random_uuid(), 'looks', 'x', 'x:x', 'x', 'x', 'granted')`);
    await sealer.sealNow({ anchor: true });
    expect(await fault()).toMatchObject({ kind: 'inserted', seq: '25' });
  });

  const rewriteFrom = async (position: number): Promise<void> => {
    const { rows } = await service.superuser.query<string[]>({ text: `select ${recordColumns} from audit_record r order by r.seq`, rowMode: 'array' });
    let hash = genesis;
    for (const [index, row] of (rows as unknown as RecordText[]).entries()) {
      hash = chainHash(hash, row);
      if (index + 1 >= position) await service.superuser.query(`update audit_seal set hash = decode($1, 'hex') where position = $2`, [hash, index + 1]);
    }
  };

  it('finds an edit whose whole chain was computed anew, between the anchors that enclose it', async () => {
    await tamper(`update audit_record set actor_id = 'nobody' where seq = 14`);
    await rewriteFrom(14);
    expect(await fault()).toMatchObject({ kind: 'rewritten', position: 11, seq: '11' });
  });

  it('finds by the file what was also done to the anchors of the table', async () => {
    await tamper(`delete from audit_anchor; delete from audit_record where seq > 15; delete from audit_seal where position > 15`);
    expect(await fault()).toBeUndefined();
    expect(await fault(anchorFile)).toMatchObject({ kind: 'truncated', position: 16 });
    await expect(verifyChain(service.app, { anchorFile: `${anchorFile}.lost` })).rejects.toThrow(/ENOENT/);
  });

  it('raises no false alarm when records commit out of order and two sealers work at once', async () => {
    const late = await service.app.connect();
    await late.query('begin');
    await late.query(`insert into audit_record (id, stream, actor_id, action, resource_type, resource_id, outcome)
      values (gen_random_uuid(), 'changes', 'late', 'dossier:accept', 'dossier', 'late', 'granted')`);
    const other = new Sealer(() => service.app, { settleMs: 0, intervalMs: 5, anchorEveryMs: 0 });
    const one = new Sealer(() => service.app, { settleMs: 0, intervalMs: 5, anchorEveryMs: 0 });
    one.start();
    other.start();
    await Promise.all([record(100, 300), record(400, 600)]);
    await late.query('commit');
    late.release();
    await eventually(async () => (await verifyChain(service.app)).pending === 0);
    await Promise.all([one.stop(), other.stop()]);
    expect(await verifyChain(service.app)).toMatchObject({ ok: true, verified: 423 });
  });
});
