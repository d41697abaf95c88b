import { Type } from '@sinclair/typebox';
import type { TProperties } from '@sinclair/typebox';
import { contract } from './contract.js';

const topic = 'public-services.dossier.events';
const owner = 'public-services';
const instant = Type.String({ format: 'date-time' });
const reason = Type.String({ description: 'code of the reason; the words stay with the dossier' });

/** Every event of a dossier names the dossier, its procedure and the agency that answers for it; never a person. */
const common = {
  dossierId: Type.String({ format: 'uuid' }),
  procedureCode: Type.String(),
  procedureVersion: Type.Integer({ minimum: 1 }),
  agencyCode: Type.String(),
};
const code = Type.String({ description: 'official dossier code, given at acceptance' });
const dossierEvent = <P extends TProperties>(type: string, vi: string, en: string, data: P, newerForm?: string) =>
  contract({ type, topic, owner, meaning: { vi, en }, data: Type.Object({ ...common, ...data }), ...(newerForm ? { newerForm } : {}) });

export const dossierSubmitted = dossierEvent('dossier.submitted.v1', 'Hồ sơ đã được nộp, chờ tiếp nhận', 'A dossier was submitted and waits for acceptance', {
  requestReference: Type.String(), channel: Type.Union([Type.Literal('online'), Type.Literal('counter')]),
  applicantKind: Type.Union([Type.Literal('citizen'), Type.Literal('business')]), feeInAdvance: Type.Integer({ minimum: 0, description: 'đồng' }), submittedAt: instant,
});
export const dossierAccepted = dossierEvent('dossier.accepted.v1', 'Hồ sơ được tiếp nhận, bắt đầu tính thời hạn', 'The dossier was validly accepted; its time limit runs', {
  code, acceptedAt: instant, dueAt: instant, dueProvisional: Type.Boolean(),
});
export const dossierRefused = dossierEvent('dossier.refused.v1', 'Hồ sơ không được tiếp nhận', 'The dossier was refused before acceptance', { reason, refusedAt: instant });
export const dossierSupplementRequested = dossierEvent('dossier.supplement-requested.v1', 'Yêu cầu bổ sung, hoàn thiện hồ sơ', 'Everything missing was asked for at once', {
  code: Type.Optional(code), policy: Type.Union([Type.Literal('restart'), Type.Literal('pause'), Type.Literal('none')]), answerBefore: Type.Optional(instant), requestedAt: instant,
});
/** In version 1 an absent `dueAt` means both that the limit has not moved and that it has not begun to run. */
export const dossierSupplemented = dossierEvent('dossier.supplemented.v1', 'Người nộp đã bổ sung hồ sơ', 'The applicant answered the supplement request', {
  code: Type.Optional(code), dueAt: Type.Optional(instant), suppliedAt: instant,
}, 'dossier.supplemented.v2');
export const dossierSupplementedV2 = dossierEvent('dossier.supplemented.v2', 'Người nộp đã bổ sung hồ sơ, kèm hạn ban đầu và hạn hiện tại', 'The applicant answered the supplement request; with the original and the current due date', {
  code: Type.Optional(code), suppliedAt: instant,
  due: Type.Union([Type.Null({ description: 'the time limit has not begun: the dossier is not accepted yet' }), Type.Object({ original: instant, current: instant, moved: Type.Boolean({ description: 'by this supplement' }) })]),
});
export const dossierAssigned = dossierEvent('dossier.assigned.v1', 'Hồ sơ được giao cho cán bộ xử lý', 'An officer took or was given the dossier', { code, step: Type.String(), unitCode: Type.String(), assignedAt: instant });
export const dossierApproved = dossierEvent('dossier.approved.v1', 'Lãnh đạo đã phê duyệt', 'The leader approved; a result number is reserved', { code, resultNumber: Type.String(), approvedAt: instant });
export const dossierReturnedToOfficer = dossierEvent('dossier.returned-to-officer.v1', 'Lãnh đạo trả lại cán bộ xử lý', 'The leader returned the proposal to the officer', { code, reason, returnedAt: instant });
export const dossierResultIssued = dossierEvent('dossier.result-issued.v1', 'Kết quả đã được ký số và ban hành', 'The result was signed, sealed and issued', {
  code, resultNumber: Type.String(), resultSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), onTime: Type.Boolean(), issuedAt: instant,
});
export const dossierResultDelivered = dossierEvent('dossier.result-delivered.v1', 'Kết quả đã trả cho người nộp', 'The result reached the applicant', {
  code, manner: Type.Union([Type.Literal('electronic'), Type.Literal('counter')]), deliveredAt: instant,
});
export const dossierResultRevoked = dossierEvent('dossier.result-revoked.v1', 'Kết quả bị thu hồi', 'An issued result was revoked', { code, resultNumber: Type.String(), reason, revokedAt: instant });
export const dossierWithdrawn = dossierEvent('dossier.withdrawn.v1', 'Người nộp rút hồ sơ', 'The applicant withdrew the dossier', { code: Type.Optional(code), withdrawnAt: instant });
export const dossierLapsed = dossierEvent('dossier.lapsed.v1', 'Hồ sơ hết hiệu lực vì quá hạn nộp phí hoặc bổ sung', 'The dossier lapsed unpaid or unanswered', { reason, lapsedAt: instant });
