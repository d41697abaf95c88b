import { html, type Html } from '../http/html.js';
import { button, facts, moment, page, table } from '../http/page.js';
import type { Item, PortalDossier } from './portal-book.js';
import type { PortalFaults } from './portal-faults.js';

const section = '/simulators/national-portal';
const control = `${section}/control`;

const statuses = ['', 'Mới đăng ký', 'Được tiếp nhận', 'Không được tiếp nhận', 'Đang xử lý', 'Yêu cầu bổ sung giấy tờ',
  'Yêu cầu thực hiện nghĩa vụ tài chính', 'Công dân yêu cầu rút hồ sơ', 'Dừng xử lý', 'Đã xử lý xong', 'Đã trả kết quả'];

const text = (item: Item, name: string): string => (typeof item[name] === 'string' ? item[name] : '');
const statusOf = (value: string): string => `${value} – ${statuses[Number(value)] ?? ''}`;
/** yyyyMMddHHmmss as people read it. */
const time = (t: string): string => t.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$4:$5:$6 $3/$2/$1');

const behaviour = (faults: PortalFaults): Html => html`<h2>Hành vi</h2>
<p>Ngừng phục vụ: <strong>${faults.down ? 'có' : 'không'}</strong> · Chậm: <strong>${faults.slow} ms</strong> ·
Trả lời hỏng: <strong>${faults.garbage === true ? 'mọi lần' : Number(faults.garbage)}</strong> · Ngắt sau khi nhận: <strong>${faults.dropAnswers}</strong></p>
<div class="row">
${faults.down ? button(control, 'Mở lại cổng', { down: 'false' }) : button(control, 'Ngừng cổng', { down: 'true' })}
${button(control, 'Hết hạn mọi phiên', { expireSessions: 'true' })}
${faults.slow ? button(control, 'Trả lời nhanh', { slow: '0' }) : button(control, 'Trả lời chậm 5 giây', { slow: '5000' })}
${button(control, 'Một lần trả lời hỏng', { garbage: '1' })}
${button(control, 'Một lần nhận rồi ngắt', { dropAnswers: '1' })}
</div>`;

export const portalPage = (dossiers: readonly PortalDossier[], faults: PortalFaults): Html => page({
  title: 'Cổng Dịch vụ công quốc gia', english: 'National Public Service Portal: what it was told', section,
  body: html`<h2>Hồ sơ đã nhận (${dossiers.length})</h2>
${table('Hồ sơ đã nhận', ['Mã hồ sơ', 'Thủ tục', 'Trạng thái', 'Hẹn trả', 'Số bước', 'Nhận lần cuối'], dossiers.slice(0, 200).map((d) => [
    html`<a href="${section}/dossiers/${encodeURIComponent(d.code)}">${d.code}</a>`, text(d.current, 'TenTTHC'), statusOf(text(d.current, 'TrangThaiHoSo')),
    time(text(d.current, 'NgayHenTra')), d.steps.length, moment(d.pushes.at(-1)?.at ?? 0),
  ]), 'Cổng chưa nhận hồ sơ nào.')}
${behaviour(faults)}`,
});

const shown = (value: unknown): string | undefined => {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  return typeof value === 'string' ? time(value) : JSON.stringify(value, null, 1);
};

export const dossierPage = (d: PortalDossier): Html => page({
  title: `Hồ sơ ${d.code}`, english: 'Dossier as the national portal knows it', section,
  body: html`<p>Đơn vị gửi: ${d.agency} · ${statusOf(text(d.current, 'TrangThaiHoSo'))}</p>
<h2>Nội dung</h2>${facts(Object.entries(d.current).map(([name, value]) => [name, shown(value)]))}
<h2>Tiến độ xử lý</h2>${table('Tiến độ xử lý', ['Thời điểm', 'Người xử lý', 'Bộ phận', 'Nội dung', 'Trạng thái'], d.steps.map((s) => [
    time(text(s, 'ThoiDiemXuLy')), `${text(s, 'NguoiXuLy')} ${text(s, 'ChucDanh') && `(${text(s, 'ChucDanh')})`}`, text(s, 'PhongBanXuLy'),
    text(s, 'NoiDungXuLy'), statusOf(text(s, 'TrangThai')),
  ]), 'Chưa có bước xử lý nào.')}
<h2>Các lần gửi</h2>${table('Các lần gửi', ['Lúc', 'Loại', 'Trạng thái'], d.pushes.map((p) => [
    moment(p.at), p.isUpdating ? 'Cập nhật' : 'Thêm mới', statusOf(text(p.item, 'TrangThaiHoSo')),
  ]), '')}`,
});
