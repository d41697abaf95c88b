import { describe, expect, it } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { isAvailable, profiles } from '../support/platform.js';
import { arrived, happenedInTurn, ids, orderedPerSubject, quiesced, upTo } from './arrivals.js';
import { Receiver } from './a-receiver.js';
import { hookedReceivers } from './hooked-receivers.js';
import type { HookedReceivers } from './hooked-receivers.js';
import type { ContractSeen } from './hooking.js';

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`webhooks under their contract, on ${parts.name}`, () => {
    let { at, contract, receiver } = {} as HookedReceivers;
    const aReceiver = hookedReceivers(parts, (now) => { ({ at, contract, receiver } = now); });

    it('pass from the past into what happens now without a gap or a doubled event, whenever one subscribes', async () => {
      const before = upTo(6).map(() => newId());
      await Promise.all(before.map((subject) => happenedInTurn(at, subject, 4)));
      let writing = true;
      const made: string[] = [];
      const load = Promise.all(upTo(6).map(async () => {
        while (writing) {
          const subject = newId();
          for (const sequence of [1, 2, 3]) made.push(await at.happened(subject, sequence));
        }
      }));
      const begun: { readonly id: string; readonly where: Receiver; readonly start: string }[] = [];
      for (const start of ['beginning', 'now', new Date(Date.now() - 60_000).toISOString(), 'beginning', 'now', 'beginning', 'now', 'now']) {
        await new Promise((resolve) => { setTimeout(resolve, Math.random() * 120); });
        const where = await aReceiver();
        begun.push({ id: (await at.serving(where.sink, contract.id, {}, start)).id, where, start });
      }
      await new Promise((resolve) => { setTimeout(resolve, 500); });
      writing = false;
      await load;
      const pool = at.service('agency-events').platform.pool();
      await eventually(async () => { expect((await pool.query('select from feed_entry where event_id = any($1::uuid[])', [made])).rowCount).toBe(made.length); return true; }, { within: 20_000 });
      const { rows } = await pool.query<{ id: string }>('select event_id as id from feed_entry order by position');
      const whole = rows.map(({ id }) => id);
      for (const { id, where, start } of begun) {
        await eventually(() => ids(where.received).includes(whole.at(-1) ?? ''), { within: 20_000 });
        await quiesced(at, id);
        const own = where.received.toSorted((a, b) => Number(a.event.subscriptionsequence) - Number(b.event.subscriptionsequence));
        expect(own.map(({ event }) => Number(event.subscriptionsequence))).toEqual(upTo(own.length));
        expect(ids(own)).toEqual(start === 'beginning' ? whole : whole.slice(-own.length));
        expect(orderedPerSubject(where.received)).toBe(true);
        if (start === 'now') expect(own.length).toBeGreaterThan(0);
      }
      expect(made.length).toBeGreaterThan(50);
    }, 120_000);

    it('go out no more once the withdrawal of their contract has answered, and never from its position on', async () => {
      const pool = at.service('agency-events').platform.pool();
      for (const _ of upTo(8)) {
        const doomed = await at.approvedContract();
        const where = await aReceiver();
        const { id } = await at.serving(where.sink, doomed.id);
        let writing = true;
        const load = (async () => { while (writing) await Promise.all(upTo(4).map(() => at.happened(newId(), 1))); })();
        const withdrawn = await (async () => {
          await arrived(where, 3);
          await new Promise((resolve) => { setTimeout(resolve, Math.random() * 50); });
          const answer = await at.technician<ContractSeen>('POST', `/contracts/${doomed.id}/withdrawal`, { reason: 'Hết mục đích' });
          const answered = where.received.length;
          await new Promise((resolve) => { setTimeout(resolve, 80); });
          return { ...answer, answered };
        })().finally(() => { writing = false; });
        await load;
        const { status, body, answered } = withdrawn;
        expect([status, body]).toEqual([200, expect.objectContaining({ state: 'withdrawn' })]);
        const { rows } = await pool.query<{ position: string }>('select max(position) as position from feed_entry where event_id = any($1::uuid[])', [ids(where.received)]);
        expect(where.received).toHaveLength(answered);
        expect(Number(rows[0]?.position)).toBeLessThan(body.withdrawn?.position ?? 0);
        expect((await at.seen(id)).status).toMatchObject({ state: 'withdrawn', reason: 'contract-withdrawn', waiting: 0 });
        expect((await at.technician('POST', `/subscriptions/${id}/resume`)).status).toBe(409);
      }
    }, 120_000);

    it('keep to filters and areas, and to what the contract allows', async () => {
      const narrow = await at.approvedContract({ areas: ['000.00.01.X99'], types: ['dossier.accepted.v1'] });
      const { id } = await at.serving(receiver.sink, narrow.id, { filters: [{ not: { suffix: { subject: '0' } } }] });
      const subject = (end: string): string => `${newId().slice(0, -1)}${end}`;
      const wanted = subject('1');
      for (const [about, agency] of [[wanted, '000.00.01.X99'], [subject('0'), '000.00.01.X99'], [subject('2'), '000.00.02.X99']] as const) for (const sequence of [1, 2]) await at.happened(about, sequence, agency);
      const last = subject('3');
      for (const sequence of [1, 2]) await at.happened(last, sequence, '000.00.01.X99');
      await arrived(receiver, 2);
      await quiesced(at, id);
      expect(receiver.received.map(({ event }) => [event.subject, event.type]).sort()).toEqual([[wanted, 'vn.tinhso.dossier.accepted.v1'], [last, 'vn.tinhso.dossier.accepted.v1']].sort());
    }, 60_000);

    it('carry the personal fields that the contract names, asked from their owner under its purpose, and keep none of them', async () => {
      const why = 'Cập nhật nhân khẩu theo hộ gia đình';
      const open = await at.approvedContract({ types: ['dossier.submitted.v1'], personalFields: [{ field: 'owner.name', purpose: why }, { field: 'owner.number', purpose: 'Đối chiếu số định danh của chủ hồ sơ' }] });
      const { id } = await at.serving(receiver.sink, open.id);
      const beside = await aReceiver();
      await at.serving(beside.sink, contract.id);
      const lan = await tokenOf(at.platform.issuer, 'lan');
      const filed = await new Caller(at.platform.origin, lan).post<{ id: string }>('/api/public-services/v1/dossiers', birthRegistration(await uploadedPaper(at.platform.origin, lan)));
      await Promise.all([arrived(receiver, 1), arrived(beside, 1)]);
      const data: Record<string, unknown> = receiver.received[0]?.event.data ?? {};
      expect(data).toMatchObject({ dossierId: filed.body.id, personal: { 'owner.name': expect.stringMatching(/\S/), 'owner.number': expect.stringMatching(/^\d{12}$/) } });
      expect(Object.keys(data['personal'] as object)).toEqual(['owner.name', 'owner.number']);
      expect(beside.received[0]?.event.data).not.toHaveProperty('personal');
      const looks = await at.service('public-services').platform.pool().query<{ purpose: string; details: unknown }>(
        "select purpose, details from audit_record where resource_id = $1 and action = 'dossier:disclose' order by seq", [filed.body.id]);
      expect(looks.rows).toEqual([
        { purpose: why, details: { contract: open.id, fields: ['owner.name'] } },
        { purpose: 'Đối chiếu số định danh của chủ hồ sơ', details: { contract: open.id, fields: ['owner.number'] } },
      ]);
      await quiesced(at, id);
      const personal = data['personal'] as Record<string, string>;
      const pool = at.service('agency-events').platform.pool();
      const tables = await pool.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'agency_events'");
      for (const { name } of tables.rows) {
        const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
        for (const value of Object.values(personal)) expect([name, rows.some(({ text }) => text.includes(value))]).toEqual([name, false]);
      }
      expect(tables.rows.length).toBeGreaterThan(10);
    }, 60_000);
  });
}
