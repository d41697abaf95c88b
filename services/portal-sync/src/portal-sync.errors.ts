import { defineErrors } from '@tinhso/kernel';

export const portalSyncErrors = defineErrors({
  'portal-sync/portal-unavailable': { kind: 'unavailable', vi: 'Cổng Dịch vụ công quốc gia tạm thời không trả lời.', en: 'The National Public Service Portal does not answer at the moment.' },
  'portal-sync/record-unavailable': { kind: 'unavailable', vi: 'Chưa đọc được hồ sơ để gửi lên Cổng.', en: 'The dossier cannot be read for reporting at the moment.' },
});
