import { Type } from '@sinclair/typebox';
import { Text } from '@tinhso/definitions';

export const agencySchema = Type.Object({
  code: Type.String(), kind: Type.String(), name: Text, address: Type.String(),
  communeCodes: Type.Array(Type.String(), { description: 'empty: the whole province' }),
  units: Type.Array(Type.Object({ code: Type.String(), kind: Type.String(), name: Text })),
});

export const agencyExample = {
  code: '000.00.19.X99', kind: 'commune', name: { vi: 'Uỷ ban nhân dân phường Ví Dụ', en: 'People’s Committee of Ví Dụ Ward' }, address: 'Số 1 đường Ví Dụ',
  communeCodes: ['05443'], units: [{ code: 'mot-cua', kind: 'one-stop', name: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Service Centre' } }],
};
