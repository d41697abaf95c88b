import { defineErrors } from '@tinhso/kernel';
import type { HonestyCheck } from './honesty.js';

/** Why a state of a dossier was not sent, or not taken; the sentences that an officer reads. */
export const findings = defineErrors({
  'portal-sync/identity': {
    kind: 'invalid', vi: 'Chưa gửi: chủ hồ sơ không có số định danh hợp lệ, và hệ thống không tự đặt ra số thay thế.',
    en: 'Not sent: the owner has no valid identification number, and the system does not invent one.',
  },
  'portal-sync/result-paper': {
    kind: 'invalid', vi: 'Chưa gửi: giấy tờ kết quả không phải kết quả đã ban hành của hồ sơ này.', en: 'Not sent: the result paper is not the result that was issued in this dossier.',
  },
  'portal-sync/status': {
    kind: 'invalid', vi: 'Chưa gửi: trạng thái trong bản tin khác trạng thái thật của hồ sơ.', en: 'Not sent: the status in the message is not the true status of the dossier.',
  },
  'portal-sync/online-payment': {
    kind: 'invalid', vi: 'Chưa gửi: bản tin ghi thanh toán trực tuyến nhưng khoản phí không được nộp theo cách đó.', en: 'Not sent: the message claims an online payment that was not made that way.',
  },
  'portal-sync/databases': {
    kind: 'invalid', vi: 'Chưa gửi: bản tin ghi đã tra cứu cơ sở dữ liệu mà thực tế không tra cứu.', en: 'Not sent: the message claims that a database was consulted which was not.',
  },
  'portal-sync/portal-refused': {
    kind: 'conflict', vi: 'Cổng Dịch vụ công quốc gia không nhận bản tin sau nhiều lần gửi.', en: 'The National Public Service Portal did not take the message after several attempts.',
  },
  'portal-sync/record-missing': {
    kind: 'not-found', vi: 'Chưa gửi: không đọc được nội dung hồ sơ cần gửi.', en: 'Not sent: what must be reported of the dossier cannot be read.',
  },
});

export type Finding = keyof typeof findings.catalogue;

export const findingOf = (check: HonestyCheck): Finding => `portal-sync/${check}`;

/** The sentence of a finding in both languages. */
export const sentenceOf = (code: string): { readonly vi: string; readonly en: string } => {
  const { vi, en } = findings.catalogue[code as keyof typeof findings.catalogue];
  return { vi, en };
};
