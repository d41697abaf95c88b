import { defineErrors } from '@tinhso/kernel';

/** Errors that any door of any service may answer. */
export const commonErrors = defineErrors({
  'common/invalid-input': { kind: 'invalid', vi: 'Dữ liệu gửi lên chưa hợp lệ. Vui lòng xem từng mục bên dưới.', en: 'The data sent is not valid. Please see each item below.' },
  'common/malformed': { kind: 'invalid', vi: 'Không đọc được nội dung gửi lên (JSON hỏng hoặc chứa ký tự không cho phép).', en: 'The body cannot be read (broken JSON or characters that are not allowed).' },
  'common/too-deep': { kind: 'invalid', vi: 'Nội dung gửi lên lồng nhau quá sâu.', en: 'The body is nested too deeply.' },
  'common/too-large': { kind: 'too-large', vi: 'Nội dung gửi lên quá lớn.', en: 'The body is too large.' },
  'common/unsupported-media-type': { kind: 'unsupported', vi: 'Kiểu nội dung này không được hỗ trợ; hãy gửi application/json.', en: 'This content type is not supported; send application/json.' },
  'common/bad-cursor': { kind: 'invalid', vi: 'Con trỏ trang không hợp lệ. Hãy bắt đầu lại từ trang đầu.', en: 'The page cursor is not valid. Please start again from the first page.' },
  'common/not-found': { kind: 'not-found', vi: 'Không tìm thấy nội dung này, hoặc bạn không có quyền xem.', en: 'This was not found, or you may not see it.' },
  'common/forbidden': { kind: 'forbidden', vi: 'Tài khoản của bạn không được phép làm việc này.', en: 'Your account may not do this.' },
  'common/unauthenticated': { kind: 'unauthenticated', vi: 'Bạn cần đăng nhập để tiếp tục.', en: 'Please sign in to go on.' },
  'common/version-mismatch': { kind: 'version-mismatch', vi: 'Nội dung này vừa được người khác thay đổi. Hãy tải lại rồi thử lại.', en: 'Somebody else has just changed this. Reload and try again.' },
  'common/version-required': { kind: 'version-required', vi: 'Thiếu tiêu đề If-Match với phiên bản đang sửa.', en: 'The If-Match header with the version being changed is missing.' },
  'common/idempotency-key-required': { kind: 'invalid', vi: 'Thiếu tiêu đề Idempotency-Key (1–255 ký tự).', en: 'The Idempotency-Key header (1–255 characters) is missing.' },
  'common/idempotency-key-reused': { kind: 'key-reused', vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác.', en: 'This Idempotency-Key was used for another request.' },
  'common/rate-limited': { kind: 'rate-limited', vi: 'Có quá nhiều yêu cầu trong một phút. Hãy chờ đến hết phút rồi thử lại.', en: 'There were too many requests in one minute. Wait until the minute is over, then try again.' },
  'common/method-not-allowed': { kind: 'method-not-allowed', vi: 'Địa chỉ này không nhận phương thức đó; tiêu đề Allow ghi phương thức được nhận.', en: 'This address does not take that method; the Allow header names those it takes.' },
  'common/database-unavailable': { kind: 'unavailable', vi: 'Hệ thống tạm thời gián đoạn. Dữ liệu của bạn chưa được ghi; hãy thử lại sau ít giây.', en: 'The system is interrupted for the moment. Nothing was written; try again in a few seconds.' },
  'common/bad-version-token': { kind: 'invalid', vi: 'Không đọc được tiêu đề Version-Token. Hãy gửi nguyên văn giá trị nhận được từ lệnh trước, hoặc bỏ tiêu đề này.', en: 'The Version-Token header cannot be read. Send the value that a command answered unchanged, or leave it out.' },
  'common/read-behind': { kind: 'conflict', vi: 'Thao tác trước đã được ghi nhận nhưng chưa cập nhật tới đây. Hãy xem lại sau ít giây (Retry-After); đừng gửi lại thao tác.', en: 'What was done before is recorded, but has not reached this place yet. Look again in a few seconds (Retry-After); do not repeat the act.' },
  'common/read-held-up': { kind: 'conflict', vi: 'Thao tác trước đã được ghi nhận nhưng việc cập nhật tại đây đang chờ quản trị viên xử lý. Bỏ tiêu đề Version-Token để xem dữ liệu hiện có.', en: 'What was done before is recorded, but its way to this place waits for an administrator. Leave out the Version-Token header to see what is known here.' },
  'common/internal': { kind: 'internal', vi: 'Đã có lỗi ở phía hệ thống. Chúng tôi đã ghi nhận; vui lòng thử lại sau.', en: 'Something went wrong on our side. It has been recorded; please try again later.' },
});
