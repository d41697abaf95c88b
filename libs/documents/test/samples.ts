import type { ContentBlock, DocumentContent } from '../src/index.js';

const letterhead = (...below: string[]): ContentBlock => ({
  kind: 'letterhead', left: ['UBND TỈNH BÌNH MINH', 'UỶ BAN NHÂN DÂN XÃ ĐỒNG HỶ', ...below.slice(0, 1)],
  right: ['CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập – Tự do – Hạnh phúc', ...below.slice(1)],
});

/** An A4 result with number, date, verification code and one signer. */
export const result: DocumentContent = {
  code: 'trich-luc', version: 1, title: 'Trích lục khai sinh (bản sao)', page: 'A4',
  blocks: [
    letterhead('Số: 128/TLKS-BS', 'Đồng Hỷ, ngày 23 tháng 11 năm 2026'),
    { kind: 'title', text: 'TRÍCH LỤC KHAI SINH', subtitle: '(BẢN SAO)' },
    { kind: 'rows', rows: [
      { label: 'Họ, chữ đệm, tên', value: 'NGUYỄN THỊ THUỲ DƯƠNG' }, { label: 'Ngày, tháng, năm sinh', value: '05/03/2019 (ngày năm, tháng ba, năm hai nghìn không trăm mười chín)' },
      { label: 'Giới tính', value: 'Nữ' }, { label: 'Dân tộc', value: 'Tày' }, { label: 'Quốc tịch', value: 'Việt Nam' },
      { label: 'Nơi sinh', value: 'Bệnh viện Đa khoa khu vực, phường Phan Đình Phùng' },
      { label: 'Họ, chữ đệm, tên người mẹ', value: 'Hoàng Thị Ngọc Quỳnh' }, { label: 'Họ, chữ đệm, tên người cha', value: 'Nguyễn Văn Đạt' },
    ] },
    { kind: 'paragraph', text: 'Đăng ký khai sinh tại Uỷ ban nhân dân xã Đồng Hỷ, số 45, ngày 12 tháng 3 năm 2019. Trích lục này được lập từ cơ sở dữ liệu hộ tịch điện tử và có giá trị như bản sao trích lục cấp từ Sổ hộ tịch theo quy định của pháp luật về hộ tịch.' },
    { kind: 'qr', value: 'https://dichvucong.example.vn/xac-minh/0199f0c5-7f3a-7c21-9d51-7be2d1f00001', caption: 'Quét để xác minh' },
    { kind: 'signatures', columns: [{ title: 'CHỦ TỊCH', name: 'Trần Văn Thắng' }] },
  ],
};

/** An A5 receipt in the blocks of Mẫu 01. */
export const receipt: DocumentContent = {
  code: 'mau-01', version: 1, title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', page: 'A5',
  blocks: [
    letterhead(),
    { kind: 'title', text: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', subtitle: 'Mã hồ sơ: 000.00.19.X99-261123-0001' },
    { kind: 'qr', value: 'https://dichvucong.example.vn/tra-cuu/000.00.19.X99-261123-0001', caption: 'Quét để theo dõi hồ sơ' },
    { kind: 'paragraph', text: 'Bộ phận Một cửa – Uỷ ban nhân dân xã Đồng Hỷ đã tiếp nhận hồ sơ của:' },
    { kind: 'rows', rows: [
      { label: 'Người nộp hồ sơ', value: 'Nguyễn Thị Phương Thảo' }, { label: 'Số định danh / mã số thuế', value: '019301000123' },
      { label: 'Địa chỉ', value: 'Xóm Đồng Tâm, xã Đồng Hỷ' }, { label: 'Số điện thoại', value: '0912 345 678' },
      { label: 'Thủ tục hành chính', value: 'Cấp bản sao trích lục hộ tịch (2.000635)' }, { label: 'Nội dung', value: 'Trích lục khai sinh, 02 bản' },
    ] },
    { kind: 'paragraph', text: 'Thành phần hồ sơ nộp gồm:' },
    { kind: 'list', numbered: true, items: ['Tờ khai cấp bản sao trích lục hộ tịch (01 bản chính)', 'Văn bản uỷ quyền có chứng thực theo quy định (01 bản chính)'] },
    { kind: 'rows', rows: [
      { label: 'Số lượng hồ sơ', value: '01 (bộ)' }, { label: 'Thời gian giải quyết theo quy định', value: 'Trong ngày làm việc' },
      { label: 'Thời gian nhận hồ sơ', value: '09 giờ 15 phút, ngày 23/11/2026' }, { label: 'Thời gian trả kết quả', value: '17 giờ 00 phút, ngày 23/11/2026' },
      { label: 'Phí, lệ phí', value: '16.000 đồng' }, { label: 'Đăng ký nhận kết quả tại', value: 'Tài khoản trên Cổng dịch vụ công' },
    ] },
    { kind: 'paragraph', align: 'right', text: 'Đồng Hỷ, ngày 23 tháng 11 năm 2026' },
    { kind: 'signatures', columns: [{ title: 'Người nộp hồ sơ', name: 'Nguyễn Thị Phương Thảo' }, { title: 'Người tiếp nhận hồ sơ', name: 'Lê Thị Hằng' }] },
  ],
};

export const agency = { code: '000.00.19.X99', name: 'Uỷ ban nhân dân xã Đồng Hỷ' };
export const leader = { capacity: 'leader', id: 'leader-1', name: 'Trần Văn Thắng', position: 'Chủ tịch', agency } as const;
export const clerk = { capacity: 'issuing-clerk', id: 'clerk-1', name: 'Phạm Thị Mai', position: 'Văn thư', agency } as const;
