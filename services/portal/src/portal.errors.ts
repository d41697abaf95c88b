import { defineErrors } from '@tinhso/kernel';

export const portalErrors = defineErrors({
  'portal/service-unavailable': { kind: 'unavailable', vi: 'Hệ thống tạm thời gián đoạn. Hãy thử lại sau ít giây.', en: 'The service is interrupted for the moment. Try again in a few seconds.' },
  'portal/cross-site': { kind: 'forbidden', vi: 'Yêu cầu này đến từ một trang khác nên bị từ chối.', en: 'This request came from another site and was refused.' },
  'portal/form-broken': { kind: 'invalid', vi: 'Biểu mẫu gửi lên bị đứt quãng. Hãy gửi lại.', en: 'The form arrived broken. Please send it again.' },
  'portal/login-failed': { kind: 'invalid', vi: 'Đăng nhập chưa thành công. Hãy thử lại.', en: 'Signing in did not succeed. Please try again.' },
});
