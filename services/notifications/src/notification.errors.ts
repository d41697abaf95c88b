import { defineErrors } from '@tinhso/kernel';

export const notificationErrors = defineErrors({
  'notification/no-dossier': { kind: 'not-found', vi: 'Không tìm thấy hồ sơ cần thông báo.', en: 'The dossier to notify of was not found.' },
  'notification/source-unavailable': { kind: 'unavailable', vi: 'Chưa lấy được thông tin hồ sơ; sẽ thử lại.', en: 'The dossier cannot be read just now; it is tried again.' },
});
