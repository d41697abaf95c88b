import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tinhso/testing';
import { agencyToken, Caller, tokenOf } from '../support/client.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';

const dossiers = '/api/public-services/v1/dossiers';
interface Made { id: string; version: number; code: string }
interface Told { current: Record<string, unknown>; pushes: { item: Record<string, string> }[]; steps: Record<string, string>[]; agency: string }
interface Synchronisation { code: string; lastAccepted?: { status: string; acceptedAt: string }; waiting: unknown[]; refused: unknown[]; notReportable: { status: string }[] }
interface CloudEvent { type: string; data: Record<string, string> }

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`a dossier at the national portal, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let people: Record<'citizen' | 'clerk' | 'officer' | 'leader' | 'issuing' | 'otherClerk' | 'agency' | 'anybody', Caller>;

    beforeAll(async () => {
      platform = await platformOn(parts);
      const as = async (username: string): Promise<Caller> => new Caller(platform.origin, await tokenOf(platform.issuer, username));
      const names = ['lan', 'clerk.pdp', 'officer.pdp', 'leader.pdp', 'issuing.pdp', 'clerk.phoyen'];
      const [citizen, clerk, officer, leader, issuing, otherClerk] = await Promise.all(names.map(as)) as [Caller, Caller, Caller, Caller, Caller, Caller];
      people = { citizen, clerk, officer, leader, issuing, otherClerk, agency: new Caller(platform.origin, await agencyToken(platform.issuer, 'cong-an-tinh')), anybody: new Caller(platform.origin) };
    }, 60_000);
    afterAll(() => platform?.stop(), 30_000);

    const command = async (who: Caller, id: string, what: string, version: number, body?: unknown): Promise<Made> => {
      const answer = await who.post<Made>(`${dossiers}/${id}/${what}`, body, { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` });
      expect(answer.status).toBe(200);
      return answer.body;
    };
    const synchronisation = (id: string, who = people.officer) => who.get<Synchronisation>(`/api/portal-sync/v1/dossiers/${id}`);
    const told = (code: string) => people.anybody.get<Told>(`/simulators/national-portal/api/dossiers/${code}`);
    const control = (wish: object) => people.anybody.post('/simulators/national-portal/control', wish);
    const submitted = async (): Promise<string> => (await people.citizen.post<Made>(dossiers, birthRegistration(await uploadedPaper(platform.origin, await tokenOf(platform.issuer, 'lan'))))).body.id;
    const lastAccepted = (id: string, status: string) => eventually(async () => {
      const { body } = await synchronisation(id);
      expect(body.lastAccepted?.status).toBe(status);
      return body;
    }, { within: 20_000 });

    it('arrives with the owner’s own name and number, and goes on with the work', async () => {
      const id = await submitted();
      const { code } = await command(people.clerk, id, 'acceptance', 1);
      const first = await lastAccepted(id, '2');
      expect(first).toMatchObject({ code, waiting: [], refused: [] });
      await command(people.officer, id, 'claim', 2);
      await lastAccepted(id, '4');
      const { body } = await told(code);
      expect(body.current).toMatchObject({
        ChuHoSo: 'NGUYỄN THỊ LAN', SoGiayToChuHoSo: '019190003456', KenhThucHien: '2', TrangThaiHoSo: '4', DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '019190003456' }],
        DuocThanhToanTrucTuyen: '0', DSKetNoiCSDL: [], HoSoCoThanhPhanSoHoa: '1', TaiLieuNop: [{ TenTepDinhKem: 'giay-chung-sinh.pdf', IsDeleted: 'False' }], TrichYeuHoSo: 'Đăng ký khai sinh cho Trần An Nhiên',
      });
      expect(body.pushes.map(({ item }) => item['TrangThaiHoSo'])).toEqual(['2', '4']);
      expect(body.steps.map((step) => step['NguoiXuLy'])).toEqual(['Nguyễn Thu Hà', 'Dương Quốc Bảo']);
      const feed = await eventually(async () => {
        const { body: events } = await people.agency.get<CloudEvent[]>(`/api/agency-events/v1/events?subject=${id}`);
        const found = events.filter(({ type }) => type.endsWith('dossier.synchronised.v1'));
        expect(found).toHaveLength(2);
        return found;
      }, { within: 20_000 });
      expect(feed.map(({ data }) => [data['code'], data['portalStatus']])).toEqual([[code, '2'], [code, '4']]);
    }, 90_000);

    it('is told to the end: approved is not finished, and the issued result is the only result paper', async () => {
      const id = await submitted();
      const { code } = await command(people.clerk, id, 'acceptance', 1);
      await command(people.officer, id, 'claim', 2);
      await command(people.officer, id, 'proposal', 3, { result: 'giay-khai-sinh', opinion: 'Hồ sơ đủ điều kiện.' });
      await command(people.leader, id, 'approval', 4);
      const { version } = await command(people.leader, id, 'signature', 5);
      await command(people.issuing, id, 'seal', version);
      await lastAccepted(id, '10');
      const { body } = await told(code);
      expect(body.pushes.map(({ item }) => item['TrangThaiHoSo'])).toEqual(['2', '4', '4', '9', '10']);
      expect(body.pushes.map(({ item }) => item['DanhSachGiayToKetQua']?.length)).toEqual([0, 0, 0, 1, 1]);
      expect(body.steps.map((step) => step['NguoiXuLy'])).toContain('Trần Mạnh Cường');
    }, 90_000);

    it('shows its synchronisation to its own agency only, and its record to services only', async () => {
      const id = await submitted();
      await command(people.clerk, id, 'acceptance', 1);
      await lastAccepted(id, '2');
      expect((await synchronisation(id, people.otherClerk)).status).toBe(404);
      expect((await synchronisation(id, people.citizen)).status).toBe(403);
      expect((await synchronisation(randomUUID())).status).toBe(404);
      const record = `/api/public-services/v1/internal/dossiers/${id}/portal-record?purpose=national-portal`;
      for (const who of [people.citizen, people.clerk, people.agency]) expect((await who.get(record)).status).toBe(403);
      const { pool } = (platform.services.find(({ name }) => name === 'public-services') as (typeof platform.services)[number]).platform;
      const { rows } = await pool().query(`select 1 from audit_record where resource_id = $1 and purpose = 'national-portal'`, [id]);
      expect(rows.length).toBeGreaterThan(0);
    }, 60_000);

    it('goes on while the portal is away, and is told there afterwards, once and in order', async () => {
      await control({ down: true });
      const id = await submitted();
      const { code } = await command(people.clerk, id, 'acceptance', 1);
      await command(people.officer, id, 'claim', 2);
      await eventually(async () => { expect((await synchronisation(id)).body.waiting).toHaveLength(2); return true; }, { within: 20_000 });
      expect((await told(code)).status).toBe(404);
      await control({ down: false });
      await lastAccepted(id, '4');
      expect((await told(code)).body.pushes.map(({ item }) => item['TrangThaiHoSo'])).toEqual(['2', '4']);
    }, 90_000);

    it('is not reported when it is refused before acceptance', async () => {
      const id = await submitted();
      await command(people.clerk, id, 'refusal', 1, { code: 'wrong-agency', text: 'Không thuộc thẩm quyền của phường.' });
      const ledger = await eventually(async () => {
        const { body, status } = await synchronisation(id);
        expect(status).toBe(200);
        return body;
      }, { within: 20_000 });
      expect(ledger).toMatchObject({ waiting: [], refused: [], notReportable: [{ status: '3' }] });
    }, 60_000);
  });
}
