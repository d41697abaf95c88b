import { defineErrors } from '@tinhso/kernel';

export const documentError = defineErrors({
  'documents/not-signable': {
    kind: 'invalid', vi: 'Văn bản không có vị trí để ký số.', en: 'The document has no place for this signature.',
  },
  'documents/already-signed': {
    kind: 'conflict', vi: 'Văn bản đã được ký ở vị trí này.', en: 'The document has been signed in this place already.',
  },
  'documents/not-signed-by-leader': {
    kind: 'conflict', vi: 'Văn bản chưa có chữ ký số của lãnh đạo nên chưa đóng dấu được.', en: 'The leader has not signed the document, so it cannot be sealed.',
  },
});
