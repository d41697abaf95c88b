import { defineErrors } from '@tinhso/kernel';

/** One text for every unusable token: which check failed is nobody's business outside. */
export const authErrors = defineErrors({
  'auth/unauthenticated': {
    kind: 'unauthenticated',
    vi: 'Bạn cần đăng nhập, hoặc phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.',
    en: 'You need to sign in, or your session has ended. Please sign in again.',
  },
  'auth/forbidden': {
    kind: 'forbidden',
    vi: 'Tài khoản của bạn không có quyền thực hiện việc này.',
    en: 'Your account may not do this.',
  },
  'auth/issuer-unavailable': {
    kind: 'unavailable',
    vi: 'Hệ thống định danh tạm thời không trả lời. Hãy thử lại sau ít phút.',
    en: 'The identity system does not answer for the moment. Please try again in a few minutes.',
  },
  'auth/directory-unavailable': {
    kind: 'unavailable',
    vi: 'Chưa tra cứu được đơn vị công tác của cán bộ. Hãy thử lại sau ít phút.',
    en: 'The official’s unit could not be looked up. Please try again in a few minutes.',
  },
});
