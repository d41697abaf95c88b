import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

const ways = ['none', 'waiting', 'provincial-gateway', 'national-portal', 'cash'] as const;
const instant = Type.String({ format: 'date-time' });

/** What the national portal must be told of a dossier and no event carries. */
export const portalRecord = Type.Object({
  dossierId: Type.String({ format: 'uuid' }),
  requestReference: Type.String(),
  owner: Type.Object({ kind: Type.Union([Type.Literal('citizen'), Type.Literal('business')]), name: Type.String(), number: Type.String(), phone: Type.Optional(Type.String()), email: Type.Optional(Type.String()) }),
  summary: Type.String(),
  procedure: Type.Object({ code: Type.String(), name: Type.String(), sectorCode: Type.String(), sectorName: Type.String() }),
  agencyName: Type.String(),
  channel: Type.Union([Type.Literal('online'), Type.Literal('counter')]),
  submittedAt: instant,
  acceptedAt: Type.Optional(instant),
  dueAt: Type.Optional(instant),
  submittedByVneid: Type.Boolean({ description: 'the owner filed it by an electronic identity' }),
  payment: Type.Union(ways.map((way) => Type.Literal(way))),
  fees: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), amount: Type.Integer({ description: 'đồng' }) })),
  papers: Type.Array(Type.Object({ fileId: Type.String(), fileName: Type.String(), paperCode: Type.String(), nationalCode: Type.Optional(Type.String()) }), { description: 'files that were handed in' }),
  databasesConsulted: Type.Array(Type.String(), { description: 'codes of the databases that were really asked' }),
  result: Type.Optional(Type.Object({ number: Type.String(), name: Type.String(), fileId: Type.String(), sha256: Type.String(), nationalCode: Type.Optional(Type.String()) })),
  steps: Type.Array(Type.Object({ type: Type.String(), at: instant, officer: Type.Optional(Type.String()), position: Type.Optional(Type.String()), unit: Type.Optional(Type.String()), items: Type.Optional(Type.Array(Type.String())) })),
});
export type PortalRecord = Static<typeof portalRecord>;

export const examplePortalRecord: PortalRecord = {
  dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', requestReference: 'YC-261123-7K3M9P',
  owner: { kind: 'citizen', name: 'NGUYỄN THỊ LAN', number: '019190003456', phone: '0912000001' }, summary: 'Đăng ký khai sinh cho Trần An Nhiên',
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh', sectorCode: 'G10-HT', sectorName: 'Hộ tịch' }, agencyName: 'Uỷ ban nhân dân phường',
  channel: 'online', submittedAt: '2026-11-23T02:00:00.000Z', acceptedAt: '2026-11-23T02:30:00.000Z', dueAt: '2026-11-23T10:00:00.000Z',
  submittedByVneid: true, payment: 'none', fees: [], papers: [], databasesConsulted: [],
  steps: [{ type: 'DossierAccepted', at: '2026-11-23T02:30:00.000Z', officer: 'Nguyễn Thu Hà', position: 'Cán bộ một cửa', unit: 'Bộ phận Một cửa' }],
};
