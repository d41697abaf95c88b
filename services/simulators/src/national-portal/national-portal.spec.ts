import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runningSimulators, secrets, type Running } from '../../test/running.js';

const headers = { dstcode: 'VN:GOV:000.00.00.G22:vpcpdvcapiservice' };
const code = '000.00.19.X99-260721-0001';
const dossier = {
  MaHoSo: code, MaTTHC: '1.001193', TenTTHC: 'Đăng ký khai sinh', MaLinhVuc: 'G10-HT', TenLinhVuc: 'Hộ tịch', KenhThucHien: '2',
  ChuHoSo: 'NGUYỄN VĂN A', SoGiayToChuHoSo: '019090000001', LoaiDoiTuong: '1', MaDoiTuong: 'tech-1', TrichYeuHoSo: 'Đăng ký khai sinh',
  NgayNopHoSo: '20260721081500', NgayTiepNhan: '20260721090000', NgayHenTra: '20260722170000', TrangThaiHoSo: '2', NgayTra: '',
  HinhThuc: '0', DonViXuLy: 'UBND phường Mẫu', NoiNopHoSo: '2', HoSoCoThanhPhanSoHoa: '1', TaiKhoanDuocXacThucVoiVNeID: '1',
  DuocThanhToanTrucTuyen: '0', DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '019090000001' }], DSKetNoiCSDL: [],
  TaiLieuNop: [{ TepDinhKemId: '', TenTepDinhKem: 'to-khai.pdf', IsDeleted: 'False', DuocSoHoa: '1' }],
};
const step = (n: number) => ({
  MaHoSo: code, NguoiXuLy: 'Trần Thị B', ChucDanh: 'Công chức', ThoiDiemXuLy: `202607210900${String(n).padStart(2, '0')}`,
  PhongBanXuLy: 'Tư pháp', NoiDungXuLy: `Bước ${n}`, TrangThai: '4',
});

describe('national portal', () => {
  let running: Running;
  let session: string;

  interface Reply { error_code: unknown; message: string; session: string; result: Record<string, string>[] }
  const call = async (path: string, body: object): Promise<Reply> => {
    const response = await running.post(`/national-portal/${path}`, body, headers);
    return await response.json() as Reply;
  };
  const logIn = async () => { session = (await call('auth', secrets.nationalPortal)).session; };
  const envelope = (service: string, more: object) => ({ session, madonvi: 'X99', service, ...more });
  const push = (item: object, isUpdating: unknown = 'False') => call('integration', envelope('DongBoHoSoMC', { isUpdating, data: [item] }));
  const progress = (data: unknown) => call('integration', envelope('CapNhatTienDoHoSoMC', { data }));
  const find = () => call('share', envelope('TraCuuHoSo', { mahoso: code }));
  const control = (wish: object) => running.post('/national-portal/control', wish);
  const ok = (reply: Reply) => [0, '0', '00'].includes(reply.error_code as never);

  beforeEach(async () => {
    running = await runningSimulators();
    await logIn();
  });
  afterEach(() => running.close());

  it('keeps a dossier and its progress and shows both', async () => {
    expect((await find()).result).toEqual([]);
    expect(ok(await push(dossier))).toBe(true);
    expect(ok(await progress([step(1), step(2)]))).toBe(true);
    expect(ok(await progress([step(2), step(3)]))).toBe(true);
    expect((await find()).result[0]).toMatchObject({ MaHoSo: code, TrangThaiHoSo: '2' });
    expect(await (await running.get(`/national-portal/api/dossiers/${code}`)).json()).toMatchObject({ agency: 'X99', steps: [step(1), step(2), step(3)] });
    const list = await (await running.get('/national-portal')).text();
    const page = await (await running.get(`/national-portal/dossiers/${code}`)).text();
    expect(list).toContain(code);
    expect(page).toContain('NGUYỄN VĂN A');
    expect(page).toContain('09:00:03 21/07/2026');
    expect(page).toContain('Mô phỏng');
  });

  it('says success in three ways', async () => {
    const codes = new Set<unknown>();
    for (let i = 0; i < 3; i += 1) codes.add((await find()).error_code);
    expect(codes).toEqual(new Set([0, '0', '00']));
  });

  it('knows new from known', async () => {
    expect((await push(dossier, 'True')).message).toContain('không tồn tại');
    await push(dossier);
    expect((await push(dossier)).message).toContain('đã tồn tại');
    expect(ok(await push({ ...dossier, TrangThaiHoSo: '9' }, 'True'))).toBe(true);
    expect((await find()).result[0]).toMatchObject({ TrangThaiHoSo: '9' });
  });

  it.each([
    [{ TrangThaiHoSo: 2 }, 'TrangThaiHoSo phải là chuỗi ký tự'], [{ HinhThuc: '7' }, 'HinhThuc có giá trị không hợp lệ'],
    [{ NgayHenTra: '2026-07-22' }, 'NgayHenTra không đúng định dạng'], [{ NgayTiepNhan: '20260230000000' }, 'NgayTiepNhan không đúng định dạng'],
    [{ TenTTHC: undefined }, 'Thiếu trường TenTTHC'], [{ SoGiayToChuHoSo: '' }, 'SoGiayToChuHoSo không được để trống'],
    [{ MauSac: 'xanh' }, 'Trường không xác định: MauSac'], [{ DinhDanhCHS: [] }, 'DinhDanhCHS không được để trống'],
    [{ DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '000000001' }] }, '12 chữ số'], [{ KenhThucHien: '1' }, 'MaDoiTuong chỉ dùng khi'],
    [{ TaiLieuNop: [{ TenTepDinhKem: 'a.pdf', IsDeleted: false }] }, 'TaiLieuNop[0].IsDeleted phải là chuỗi'],
    [{ TrichYeuHoSo: 'x'.repeat(1001) }, 'vượt quá 1000'],
  ])('refuses %j', async (change, message) => {
    const reply = await push({ ...dossier, ...change });
    expect([ok(reply), reply.message]).toEqual([false, expect.stringContaining(message)]);
    expect((await find()).result).toEqual([]);
  });

  it('refuses flags that are not strings, eleven steps, and strangers', async () => {
    expect((await push(dossier, false)).message).toContain('isUpdating');
    await push(dossier);
    expect((await progress(Array.from({ length: 11 }, (_, i) => step(i)))).message).toContain('tối đa 10');
    expect((await progress([{ ...step(1), NguoiXuLy: 'x'.repeat(51) }])).message).toContain('vượt quá 50');
    expect((await progress([{ ...step(1), MaHoSo: 'khac' }])).message).toContain('không tồn tại');
    expect(ok(await call('auth', { username: 'tinh', password: 'sai' }))).toBe(false);
    expect((await call('integration', envelope('XoaHoSo', {}))).message).toContain('không được hỗ trợ');
    const bare = await running.post('/national-portal/share', envelope('TraCuuHoSo', { mahoso: code }));
    expect(await bare.json()).toMatchObject({ message: expect.stringContaining('dstcode') });
  });

  it('fails on demand: sessions, down, garbage, slow, an answer lost after the work', async () => {
    await control({ expireSessions: true });
    expect((await find()).message).toContain('hết hạn');
    await control({ sessionSeconds: 0 });
    await logIn();
    expect((await find()).message).toContain('hết hạn');
    await control({ sessionSeconds: 900, down: true });
    expect((await running.post('/national-portal/auth', secrets.nationalPortal)).status).toBe(503);
    await control({ down: 'reset' });
    await expect(running.post('/national-portal/auth', secrets.nationalPortal)).rejects.toThrow();
    await control({ down: false, garbage: 1 });
    await expect(logIn()).rejects.toThrow('not valid JSON');
    await control({ slow: 150 });
    const before = performance.now();
    await logIn();
    expect(performance.now() - before).toBeGreaterThan(140);
    await control({ slow: 0, dropAnswers: 1 });
    await expect(push(dossier)).rejects.toThrow();
    expect((await push(dossier)).message).toContain('đã tồn tại');
  });

  it('remembers after a restart and obeys its own buttons', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'simulators-'));
    await running.close();
    running = await runningSimulators({ dataDir });
    await logIn();
    await push(dossier);
    expect((await running.post('/national-portal/control', new URLSearchParams({ down: 'true' }))).headers.get('location')).toBe('/simulators/national-portal');
    await running.close();
    running = await runningSimulators({ dataDir });
    await logIn();
    expect((await find()).result).toHaveLength(1);
  });
});
