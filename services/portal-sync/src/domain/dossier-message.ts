import { vietnamTime } from '@tinhso/vietnam';
import type { DossierLedger, LedgerEntry } from './ledger.js';
import { reportableUntil } from './ledger.js';
import type { PortalDossier, ResultPaper, SubmittedFile } from './portal-message.js';
import type { PortalRecord } from './portal-record.js';
import { supplementsOf } from './supplement-message.js';

const time = (instant: string | undefined): string => (instant ? vietnamTime(new Date(instant)) : '');
const last = (entries: readonly LedgerEntry[], kind: LedgerEntry['kind']): LedgerEntry | undefined => entries.filter((entry) => entry.kind === kind).at(-1);

/** 1 is a citizen's 12-digit number, 2 the old 9-digit card. The code of a tax number is not published; 3 stands for it until it is. */
const identityKind = ({ kind, number }: PortalRecord['owner']): string => (kind === 'business' ? '3' : number.length === 9 ? '2' : '1');

const onlinePayment: Readonly<Record<PortalRecord['payment'], string>> = { none: '0', waiting: '0', cash: '0', 'provincial-gateway': '2', 'national-portal': '1' };

const file = ({ fileId, fileName, nationalCode }: PortalRecord['papers'][number], filesAt: string): SubmittedFile => ({
  TepDinhKemId: fileId, TenTepDinhKem: fileName, IsDeleted: 'False', MaThanhPhanHoSo: nationalCode ?? '', DuongDanTaiTepTin: `${filesAt}/papers/${fileId}`,
  DuocSoHoa: '1', DuocTaiSuDung: '0', DuocLayTuKhoDMQG: '0', MaKetQuaThayThe: '',
});

const resultPapers = ({ result }: PortalRecord, entries: readonly LedgerEntry[], filesAt: string): readonly ResultPaper[] => {
  if (!result || !last(entries, 'result-issued') || last(entries, 'result-revoked')) return [];
  return [{
    TenGiayTo: result.name, MaThanhPhanHoSo: '', GiayToId: result.fileId, DuongDanTepTinKetQua: `${filesAt}/result.pdf`, MaGiayToKetQua: result.nationalCode ?? '',
  }];
};

const procedureFields = ({ procedure, summary }: PortalRecord) => ({
  MaTTHC: procedure.code, TenTTHC: procedure.name, MaLinhVuc: procedure.sectorCode, TenLinhVuc: procedure.sectorName, TrichYeuHoSo: summary.slice(0, 1000),
});

const ownerFields = ({ owner }: PortalRecord) => ({
  ChuHoSo: owner.name, SoGiayToChuHoSo: owner.number, LoaiDoiTuong: owner.kind === 'business' ? '2' : '1', MaDoiTuong: null, ThongTinKhac: '',
  Email: owner.email ?? '', Fax: '', SoDienThoai: owner.phone ?? '', DinhDanhCHS: [{ LoaiDinhDanh: identityKind(owner), SoDinhDanh: owner.number }],
});

/** Times as they stood in this state; a later state must not show in an earlier message. */
const timeFields = (record: PortalRecord, entries: readonly LedgerEntry[]) => {
  const accepted = last(entries, 'accepted');
  const due = entries.filter(({ facts }) => facts.dueAt !== undefined).at(-1)?.facts.dueAt;
  const ended = last(entries, 'result-issued') ?? last(entries, 'withdrawn') ?? last(entries, 'lapsed');
  const revoked = last(entries, 'result-revoked');
  return {
    NgayNopHoSo: time(record.submittedAt), NgayTiepNhan: time(accepted?.at), NgayHenTra: time(due), NgayKetThucXuLy: time(ended?.at),
    NgayTra: time(last(entries, 'result-delivered')?.at), ThongTinTra: '',
    GhiChu: revoked ? `Kết quả số ${revoked.facts.resultNumber ?? ''} đã bị thu hồi` : '',
  };
};

/** The item of DongBoHoSoMC for one state of a dossier. `dossiersAt` is where authorised readers fetch the files of dossiers. */
export function dossierMessage(ledger: DossierLedger, entry: LedgerEntry, record: PortalRecord, dossiersAt: string): PortalDossier {
  const filesAt = `${dossiersAt}/${ledger.dossierId}`;
  const entries = reportableUntil(ledger, entry.sequence);
  return {
    MaHoSo: ledger.code ?? '', ...procedureFields(record), ...ownerFields(record), ...timeFields(record, entries),
    KenhThucHien: record.channel === 'online' ? '2' : '1', SoBienNhan: record.requestReference, TrangThaiHoSo: entry.status,
    HinhThuc: '0', DonViXuLy: record.agencyName, NoiNopHoSo: '2', TaiLieuNop: record.papers.map((paper) => file(paper, filesAt)),
    DanhSachLePhi: record.fees.map(({ code, name, amount }) => ({ TenPhiLePhi: name, MaPhiLePhi: code, HinhThucThu: '', Gia: String(amount), LoaiPhiLePhi: '' })),
    DanhSachTepDinhKemKhac: [], DanhSachHoSoBoSung: supplementsOf(entries, record), DanhSachGiayToKetQua: resultPapers(record, entries, filesAt),
    HoSoCoThanhPhanSoHoa: record.papers.length > 0 ? '1' : '0', TaiKhoanDuocXacThucVoiVNeID: record.submittedByVneid ? '1' : '0',
    DuocThanhToanTrucTuyen: onlinePayment[record.payment], DSKetNoiCSDL: record.databasesConsulted.map((code) => ({ MaCSDL: code })),
  };
}
