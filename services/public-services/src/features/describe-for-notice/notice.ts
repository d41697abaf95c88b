import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

const text = Type.Object({ vi: Type.String(), en: Type.String() });
const instant = Type.String({ format: 'date-time' });

/** Everything a notice to the applicant may say, the six facts of NĐ 224/2026 Đ15 among it. Times are absent until they are known. */
export const notice = Type.Object({
  dossierId: Type.String({ format: 'uuid' }),
  requestReference: Type.String(),
  code: Type.Optional(Type.String()),
  language: Type.Union([Type.Literal('vi'), Type.Literal('en')]),
  owner: Type.Object({ name: Type.String(), email: Type.Optional(Type.String()), phone: Type.Optional(Type.String()) }),
  procedureName: text,
  agencyName: text,
  receivingOfficer: Type.Optional(Type.String()),
  handlingOfficer: Type.Optional(Type.String()),
  timeLimit: Type.Object({ amount: Type.Integer(), unit: Type.String() }),
  submittedAt: instant,
  acceptedAt: Type.Optional(instant),
  dueAt: Type.Optional(instant),
  supplement: Type.Optional(Type.Object({ items: Type.Array(Type.String()), legalBasis: Type.String(), answerBefore: instant })),
  reason: Type.Optional(Type.String()),
});
export type Notice = Static<typeof notice>;

export const exampleNotice: Notice = {
  dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', requestReference: 'YC-261123-7K3M9P', language: 'vi',
  owner: { name: 'NGUYỄN THỊ LAN', phone: '0912000001' }, procedureName: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  agencyName: { vi: 'Uỷ ban nhân dân phường', en: 'People’s Committee of the ward' }, timeLimit: { amount: 1, unit: 'same-day' },
  submittedAt: '2026-11-23T02:00:00.000Z',
};
