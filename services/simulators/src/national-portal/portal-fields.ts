/** What one value of a message to the national portal may be; all scalars are strings, as the real adapter wants them. */
export interface Field {
  readonly name: string;
  readonly required?: true;
  readonly values?: readonly string[];
  readonly max?: number;
  /** yyyyMMddHHmmss */
  readonly time?: true;
  readonly kind?: 'integer' | 'boolean' | 'list';
  readonly items?: readonly Field[];
}

const need = (name: string, extra: Partial<Field> = {}): Field => ({ name, required: true, ...extra });
const may = (name: string, extra: Partial<Field> = {}): Field => ({ name, ...extra });
const list = (name: string, items: readonly Field[], extra: Partial<Field> = {}): Field => ({ name, kind: 'list', items, ...extra });

const flag = { values: ['0', '1'] };
const status = { values: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] };
const time = { time: true } as const;

const document: readonly Field[] = [
  may('TepDinhKemId'), need('TenTepDinhKem', { max: 4000 }), need('IsDeleted', { values: ['True', 'False'] }), may('MaThanhPhanHoSo'),
  may('DuongDanTaiTepTin'), may('DuocSoHoa', flag), may('DuocTaiSuDung', { values: ['0', '1', '2'] }), may('DuocLayTuKhoDMQG', flag),
  may('MaKetQuaThayThe'),
];
const fee: readonly Field[] = [need('TenPhiLePhi'), may('MaPhiLePhi'), may('HinhThucThu'), need('Gia'), may('LoaiPhiLePhi')];
const paper: readonly Field[] = [need('TenGiayTo'), may('SoLuong'), may('LoaiGiayTo')];
const supplement: readonly Field[] = [
  need('HoSoBoSungId', { kind: 'integer' }), need('NguoiYeuCauBoSung'), need('NoiDungBoSung'), need('NgayBoSung', time),
  may('NguoiTiepNhanBoSung'), may('ThongTinTiepNhan'), may('NgayTiepNhanBoSung', time), may('TrangThaiBoSung', { kind: 'boolean' }),
  list('DanhSachGiayToBoSung', paper), list('DanhSachLePhiBoSung', fee), may('NgayHenTraTruoc', time), may('NgayHenTraMoi', time),
];
const result: readonly Field[] = [
  need('TenGiayTo'), may('MaThanhPhanHoSo'), may('GiayToId'), need('DuongDanTepTinKetQua'), may('MaGiayToKetQua'),
];

/** An item of DongBoHoSoMC. */
export const dossierFields: readonly Field[] = [
  need('MaHoSo'), need('MaTTHC'), need('TenTTHC'), need('MaLinhVuc'), need('TenLinhVuc'), need('KenhThucHien', { values: ['1', '2', '3'] }),
  may('SoBienNhan'), may('ChuHoSo'), need('SoGiayToChuHoSo'), need('LoaiDoiTuong', { values: ['1', '2', '3', '4'] }), may('MaDoiTuong'),
  may('ThongTinKhac'), may('Email'), may('Fax'), may('SoDienThoai'), need('TrichYeuHoSo', { max: 1000 }), need('NgayNopHoSo', time),
  need('NgayTiepNhan', time), need('NgayHenTra', time), need('TrangThaiHoSo', status), may('NgayKetThucXuLy', time), may('NgayTra', time),
  may('ThongTinTra'), need('HinhThuc', flag), may('NgayTuChoi', time), need('DonViXuLy'), need('NoiNopHoSo', { values: ['1', '2'] }),
  may('GhiChu'), list('TaiLieuNop', document), list('DanhSachLePhi', fee), list('DanhSachTepDinhKemKhac', paper),
  list('DanhSachHoSoBoSung', supplement), list('DanhSachGiayToKetQua', result), need('HoSoCoThanhPhanSoHoa', flag),
  need('TaiKhoanDuocXacThucVoiVNeID', flag), need('DuocThanhToanTrucTuyen', { values: ['0', '1', '2', '3'] }),
  list('DinhDanhCHS', [need('LoaiDinhDanh'), need('SoDinhDanh')], { required: true }), list('DSKetNoiCSDL', [need('MaCSDL')]),
];

/** An item of CapNhatTienDoHoSoMC. */
export const stepFields: readonly Field[] = [
  need('MaHoSo'), need('NguoiXuLy', { max: 50 }), may('ChucDanh'), need('ThoiDiemXuLy', time), may('PhongBanXuLy'), need('NoiDungXuLy'),
  need('TrangThai', status), may('NgayBatDau', time), may('NgayKetThucTheoQuyDinh', time),
];
