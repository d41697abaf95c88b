import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventTransport, ReceivedMessage } from '@tinhso/events';
import { eventually } from '@tinhso/testing';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';

interface Made { id: string; requestReference: string; version: number }
interface Accepted { code: string }
interface Sms { to: string; text: string; reference: string; segments: number }
interface Mail { subject: string; text: string; recipients: string[] }
interface Failed { dossierId: string; channel: string; address: string; error: string; givenUp: boolean }

const dossiers = '/api/public-services/v1/dossiers';
const topic = 'public-services.dossier.events';
/** A broker that other tests use too holds more than one reading gives. */
async function whole(transport: EventTransport, name: string, partition: number): Promise<ReceivedMessage[]> {
  const all: ReceivedMessage[] = [];
  for (let more = await transport.read(name, partition, 0, 500); more.length > 0; more = await transport.read(name, partition, (all.at(-1)?.position ?? 0) + 1, 500)) all.push(...more);
  return all;
}

const filing = (uploadId: string) => {
  const given = birthRegistration(uploadId);
  return { ...given, answers: { ...given.answers, requesterEmail: 'lan@citizens.example' } };
};

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`messages to the applicant, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let lan: string;
    let citizen: Caller;
    let clerk: Caller;
    let admin: Caller;
    let anybody: Caller;

    beforeAll(async () => {
      platform = await platformOn(parts);
      const as = async (username: string): Promise<Caller> => new Caller(platform.origin, await tokenOf(platform.issuer, username));
      lan = await tokenOf(platform.issuer, 'lan');
      citizen = new Caller(platform.origin, lan);
      [clerk, admin] = await Promise.all(['clerk.pdp', 'sysadmin'].map(as)) as [Caller, Caller];
      anybody = new Caller(platform.origin);
    }, 60_000);
    afterAll(() => platform?.stop(), 30_000);

    const serviceOf = (name: string) => {
      const found = platform.services.find((service) => service.name === name);
      if (!found) throw new Error(`no service ${name}`);
      return found.platform;
    };
    const submit = async (): Promise<Made> => {
      const made = await citizen.post<Made>(dossiers, filing(await uploadedPaper(platform.origin, lan)));
      expect(made.status).toBe(201);
      return made.body;
    };
    const control = (part: 'sms' | 'mailbox', wish: unknown) => anybody.post(`/simulators/${part}/control`, wish, {});
    const smsOf = async (word: string): Promise<Sms[]> => (await anybody.get<Sms[]>('/simulators/sms/api/messages?to=%2B84912000001')).body.filter(({ text }) => text.includes(word));
    const mailsOf = async (word: string): Promise<Mail[]> => (await anybody.get<Mail[]>('/simulators/mailbox/api/mails?to=lan@citizens.example')).body.filter(({ text }) => text.includes(word));
    const rowsOf = async (dossierId: string) =>
      (await serviceOf('notifications').pool().query<Record<string, unknown>>('select * from message where dossier_id = $1 order by queued_at, channel', [dossierId])).rows;
    const sent = (dossierId: string, count: number, within = 20_000) => eventually(async () => {
      const rows = await rowsOf(dossierId);
      expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => 'sent'));
      return rows;
    }, { within });

    it('come once for each event, though the events come twice', async () => {
      const { id, requestReference } = await submit();
      const accepted = await clerk.post<Accepted>(`${dossiers}/${id}/acceptance`, undefined, { 'idempotency-key': randomUUID(), 'if-match': '"1"' });
      const { code } = accepted.body;
      await sent(id, 4);
      const { transport } = serviceOf('notifications');
      const partitions = Array.from({ length: await transport.partitions(topic) }, (_, partition) => whole(transport, topic, partition));
      const told = (await Promise.all(partitions)).flat().filter(({ key }) => key === id);
      expect(told).toHaveLength(2);
      await transport.publish(told.map(({ headers, body, key }) => ({ topic, key, headers, body })));
      await eventually(async () => (await transport.lag('notifications.owner')) === 0, { within: 15_000 });
      expect(await rowsOf(id)).toHaveLength(4);
      const [sms] = await smsOf(`da tiep nhan ho so ${code}`);
      expect(sms).toMatchObject({ text: expect.stringMatching(/\(Dang ky khai sinh\)\. Hen tra ket qua: \d\d:\d\d \d\d\/\d\d\/\d{4}\.$/), segments: 1 });
      const mails = await mailsOf(requestReference);
      expect(mails.map(({ subject }) => subject).sort()).toEqual([`Hồ sơ ${code} đã được tiếp nhận`, `Đã nhận yêu cầu ${requestReference}: Đăng ký khai sinh`].sort());
      expect(mails.find(({ subject }) => subject.startsWith('Hồ sơ'))?.text).toMatch(/Người tiếp nhận: Nguyễn Thu Hà\n- Người xử lý: chưa phân công\n/);
    }, 60_000);

    it('leave nothing personal behind', async () => {
      const { id } = await submit();
      const rows = await sent(id, 2);
      expect(rows.map(({ channel, masked_address: masked }) => [channel, masked])).toEqual([['email', 'l••@citizens.example'], ['sms', '•••••••••001']]);
      expect(JSON.stringify(rows)).not.toMatch(/0912000001|84912000001|lan@|LAN|khai sinh/i);
      const looks = await serviceOf('public-services').pool().query<{ purpose: string }>(
        `select purpose from audit_record where action = 'dossier:notice' and resource_id = $1 and outcome = 'granted'`, [id],
      );
      expect(looks.rows).toEqual([{ purpose: 'notification' }]);
      const { body: seen } = await citizen.get<{ action: string; who: string }[]>(`${dossiers}/${id}/looks`);
      expect(seen.filter(({ action }) => action === 'dossier:notice').map(({ who }) => who)).toEqual(['system']);
      expect(seen.map(({ who }) => who)).not.toContain('unknown');
    }, 30_000);

    it('wait while gateway and mail server fail, and are seen meanwhile', async () => {
      await control('sms', { down: true });
      await control('mailbox', { failNext: 1 });
      const { id, requestReference } = await submit();
      const failed = await eventually(async () => {
        const { status, body } = await admin.get<Failed[]>('/api/notifications/v1/failed-messages');
        expect(status).toBe(200);
        const mine = body.filter(({ dossierId }) => dossierId === id);
        expect(mine).toHaveLength(2);
        return mine;
      }, { within: 20_000 });
      expect(failed.map(({ error, givenUp }) => [error, givenUp]).sort()).toEqual([['smtp-451', false], ['sms-503', false]].sort());
      expect(await smsOf(requestReference)).toEqual([]);
      await control('sms', { down: false });
      await sent(id, 2, 30_000);
      expect(await smsOf(requestReference)).toHaveLength(1);
      expect(await mailsOf(requestReference)).toHaveLength(1);
    }, 60_000);

    it('tell addresses to services only', async () => {
      const { id } = await submit();
      const path = `/api/public-services/v1/internal/dossiers/${id}/notice?purpose=notification`;
      expect([(await citizen.get(path)).status, (await clerk.get(path)).status, (await anybody.get(path)).status]).toEqual([403, 403, 401]);
      expect((await citizen.get('/api/notifications/v1/failed-messages')).status).toBe(403);
    }, 30_000);
  });
}
