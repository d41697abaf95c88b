import { defineErrors } from '@tinhso/kernel';

export const transferErrors = defineErrors({
  'directory/unknown-unit': { kind: 'invalid', vi: 'Không có đơn vị {unitCode} trong cơ quan {agencyCode}.', en: 'There is no unit {unitCode} in agency {agencyCode}.' },
  'directory/already-there': { kind: 'conflict', vi: 'Cán bộ này đã ở đơn vị đó với chức danh đó.', en: 'The officer already works in that unit in that position.' },
});
