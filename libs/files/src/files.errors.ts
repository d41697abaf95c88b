import { defineErrors } from '@tinhso/kernel';

export const fileError = defineErrors({
  'files/empty': {
    kind: 'invalid', vi: 'Tệp {name} không có nội dung. Hãy chọn lại tệp.', en: 'The file {name} is empty. Choose the file again.',
  },
  'files/too-large': {
    kind: 'too-large', vi: 'Tệp {name} lớn hơn {limit} MB. Hãy giảm dung lượng hoặc chia thành nhiều tệp.',
    en: 'The file {name} is larger than {limit} MB. Make it smaller or split it.',
  },
  'files/unsupported-type': {
    kind: 'unsupported', vi: 'Tệp {name} không phải là PDF, JPEG hoặc PNG. Hãy chọn tệp đúng định dạng.',
    en: 'The file {name} is not a PDF, JPEG or PNG. Choose a file of one of these types.',
  },
  'files/type-mismatch': {
    kind: 'unsupported', vi: 'Tệp {name} có nội dung là {found} nhưng được khai là {declared}. Hãy chọn đúng tệp.',
    en: 'The file {name} contains {found} but says it is {declared}. Choose the right file.',
  },
  'files/infected': {
    kind: 'invalid', vi: 'Tệp {name} chứa mã độc nên không được nhận.', en: 'The file {name} contains malware and was not taken.',
  },
  'files/interrupted': {
    kind: 'invalid', vi: 'Việc tải tệp {name} lên bị gián đoạn. Hãy tải lại.', en: 'The upload of {name} was interrupted. Upload it again.',
  },
  'files/not-found': { kind: 'not-found', vi: 'Không tìm thấy tệp.', en: 'The file was not found.' },
  'files/no-space': {
    kind: 'unavailable', vi: 'Hệ thống tạm thời chưa lưu được tệp. Vui lòng thử lại sau.', en: 'The system cannot store files right now. Please try again later.',
  },
});
