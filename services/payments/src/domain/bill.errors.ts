import { defineErrors } from '@tinhso/kernel';

export const billErrors = defineErrors({
  'bill/unknown': { kind: 'not-found', vi: 'Không tìm thấy khoản phải nộp này.', en: 'There is no such bill.' },
  'bill/paid': { kind: 'conflict', vi: 'Khoản này đã được nộp.', en: 'This bill has been paid already.' },
  'bill/expired': { kind: 'conflict', vi: 'Khoản này đã hết hạn nộp.', en: 'This bill has expired.' },
  'bill/cancelled': { kind: 'conflict', vi: 'Hồ sơ đã kết thúc nên khoản này không còn phải nộp.', en: 'The dossier has ended, so this bill need not be paid any more.' },
  'bill/no-receipt': { kind: 'not-found', vi: 'Khoản này chưa nộp nên chưa có biên nhận.', en: 'This bill has not been paid, so there is no receipt yet.' },
});
