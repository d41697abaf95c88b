import { Type } from '@sinclair/typebox';
import { contract } from './contract.js';

export const dossierSynchronised = contract({
  type: 'dossier.synchronised.v1', topic: 'portal-sync.dossier.events', owner: 'portal-sync',
  meaning: { vi: 'Cổng Dịch vụ công quốc gia đã nhận trạng thái hồ sơ', en: 'The National Public Service Portal took a state of the dossier' },
  data: Type.Object({
    dossierId: Type.String({ format: 'uuid' }), code: Type.String(), portalStatus: Type.String({ description: 'TrangThaiHoSo, 1–10' }),
    synchronisedAt: Type.String({ format: 'date-time' }),
  }),
});
