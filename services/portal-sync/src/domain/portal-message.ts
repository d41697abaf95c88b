/** An item of DongBoHoSoMC; names, order and string flags are the portal's. */
export interface PortalDossier {
  readonly MaHoSo: string;
  readonly MaTTHC: string;
  readonly TenTTHC: string;
  readonly MaLinhVuc: string;
  readonly TenLinhVuc: string;
  readonly KenhThucHien: string;
  readonly SoBienNhan: string;
  readonly ChuHoSo: string;
  readonly SoGiayToChuHoSo: string;
  readonly LoaiDoiTuong: string;
  readonly MaDoiTuong: string | null;
  readonly ThongTinKhac: string;
  readonly Email: string;
  readonly Fax: string;
  readonly SoDienThoai: string;
  readonly TrichYeuHoSo: string;
  readonly NgayNopHoSo: string;
  readonly NgayTiepNhan: string;
  readonly NgayHenTra: string;
  readonly TrangThaiHoSo: string;
  readonly NgayKetThucXuLy: string;
  readonly NgayTra: string;
  readonly ThongTinTra: string;
  readonly HinhThuc: string;
  readonly DonViXuLy: string;
  readonly NoiNopHoSo: string;
  readonly GhiChu: string;
  readonly TaiLieuNop: readonly SubmittedFile[];
  readonly DanhSachLePhi: readonly PortalFee[];
  readonly DanhSachTepDinhKemKhac: readonly never[];
  readonly DanhSachHoSoBoSung: readonly PortalSupplement[];
  readonly DanhSachGiayToKetQua: readonly ResultPaper[];
  readonly HoSoCoThanhPhanSoHoa: string;
  readonly TaiKhoanDuocXacThucVoiVNeID: string;
  readonly DuocThanhToanTrucTuyen: string;
  readonly DinhDanhCHS: readonly { readonly LoaiDinhDanh: string; readonly SoDinhDanh: string }[];
  readonly DSKetNoiCSDL: readonly { readonly MaCSDL: string }[];
}

export interface SubmittedFile {
  readonly TepDinhKemId: string;
  readonly TenTepDinhKem: string;
  readonly IsDeleted: 'True' | 'False';
  readonly MaThanhPhanHoSo: string;
  readonly DuongDanTaiTepTin: string;
  readonly DuocSoHoa: string;
  readonly DuocTaiSuDung: string;
  readonly DuocLayTuKhoDMQG: string;
  readonly MaKetQuaThayThe: string;
}

export interface PortalFee {
  readonly TenPhiLePhi: string;
  readonly MaPhiLePhi: string;
  readonly HinhThucThu: string;
  readonly Gia: string;
  readonly LoaiPhiLePhi: string;
}

export interface PortalSupplement {
  readonly HoSoBoSungId: number;
  readonly NguoiYeuCauBoSung: string;
  readonly NoiDungBoSung: string;
  readonly NgayBoSung: string;
  readonly NgayTiepNhanBoSung: string;
  readonly TrangThaiBoSung: boolean;
  readonly NgayHenTraTruoc: string;
  readonly NgayHenTraMoi: string;
}

export interface ResultPaper {
  readonly TenGiayTo: string;
  readonly MaThanhPhanHoSo: string;
  readonly GiayToId: string;
  readonly DuongDanTepTinKetQua: string;
  readonly MaGiayToKetQua: string;
}

/** An item of CapNhatTienDoHoSoMC. */
export interface PortalStep {
  readonly MaHoSo: string;
  readonly NguoiXuLy: string;
  readonly ChucDanh: string;
  readonly ThoiDiemXuLy: string;
  readonly PhongBanXuLy: string;
  readonly NoiDungXuLy: string;
  readonly TrangThai: string;
  readonly NgayBatDau: string;
  readonly NgayKetThucTheoQuyDinh: string;
}

/** The portal refuses more steps than this in one message. */
export const stepsPerMessage = 10;
