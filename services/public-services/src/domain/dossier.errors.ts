import { defineErrors } from '@tinhso/kernel';

export const dossierErrors = defineErrors({
  'dossier/procedure-unknown': { kind: 'not-found', vi: 'Không có thủ tục mang mã {code}.', en: 'There is no procedure with the code {code}.' },
  'dossier/door-closed': { kind: 'conflict', vi: 'Thủ tục này không nhận hồ sơ qua kênh bạn đang dùng.', en: 'This procedure does not take dossiers through this channel.' },
  'dossier/agency-unknown': { kind: 'invalid', vi: 'Cơ quan {agency} không giải quyết thủ tục này.', en: 'The agency {agency} does not handle this procedure.' },
  'dossier/answers-invalid': { kind: 'invalid', vi: 'Tờ khai còn mục chưa đúng. Vui lòng xem từng mục bên dưới.', en: 'Some answers are not right yet. Please see each item below.' },
  'dossier/papers-invalid': { kind: 'invalid', vi: 'Giấy tờ gửi kèm chưa đúng. Vui lòng xem từng mục bên dưới.', en: 'Some papers cannot be taken. Please see each item below.' },
  'dossier/paper-unknown': { kind: 'invalid', vi: 'Thủ tục này không có giấy tờ mang mã đã gửi.', en: 'This procedure has no paper with the code sent.' },
  'dossier/upload-unknown': { kind: 'invalid', vi: 'Không tìm thấy tệp đã tải lên. Hãy tải lại tệp.', en: 'The upload was not found. Upload the file again.' },
  'dossier/applicant-kind': { kind: 'conflict', vi: 'Loại tài khoản của bạn không thuộc đối tượng của thủ tục này.', en: 'Your kind of account may not file this procedure.' },
  'dossier/not-waiting': { kind: 'conflict', vi: 'Hồ sơ không còn ở trạng thái chờ tiếp nhận.', en: 'The dossier is no longer waiting for acceptance.' },
  'dossier/unpaid': { kind: 'conflict', vi: 'Hồ sơ chưa nộp phí nên chưa thể tiếp nhận.', en: 'The fee has not been paid, so the dossier cannot be accepted yet.' },
  'dossier/not-possible-now': { kind: 'conflict', vi: 'Không thể làm bước này khi hồ sơ đang ở trạng thái hiện tại.', en: 'This step is not possible in the present state of the dossier.' },
  'dossier/not-yours': { kind: 'conflict', vi: 'Hồ sơ đang do cán bộ khác xử lý.', en: 'Another officer is handling this dossier.' },
  'dossier/four-eyes': { kind: 'conflict', vi: 'Người đề xuất không được tự phê duyệt hồ sơ của mình.', en: 'Who proposed a decision may not approve it.' },
  'dossier/result-unknown': { kind: 'invalid', vi: 'Thủ tục này không có kết quả {result}.', en: 'This procedure has no result {result}.' },
  'dossier/two-people': { kind: 'conflict', vi: 'Người ký và người đóng dấu phải là hai người khác nhau.', en: 'Who signs a result and who seals it are two people.' },
  'dossier/supplement-too-late': { kind: 'conflict', vi: 'Đã quá hạn bổ sung hồ sơ.', en: 'The time for the supplement has passed.' },
});
