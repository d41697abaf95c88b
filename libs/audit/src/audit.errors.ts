import { defineErrors } from '@tinhso/kernel';

export const auditError = defineErrors({
  'audit/overloaded': {
    kind: 'unavailable',
    vi: 'Hệ thống đang quá tải nên chưa ghi được nhật ký truy cập. Vui lòng thử lại sau ít phút.',
    en: 'The system is overloaded and cannot record the access yet. Please try again in a few minutes.',
  },
});
