import type { Text } from '../schema/common.js';

const t = (vi: string, en: string): Text => ({ vi, en });

/** Every fault that loading can find. */
export const faultTexts = {
  'not-a-definition': t('Không phải định nghĩa thủ tục', 'not a procedure definition'),
  'too-large': t('Định nghĩa lớn hơn {limit} ký tự', 'the definition is larger than {limit} characters'),
  missing: t('Thiếu “{name}”', 'missing "{name}"'),
  unknown: t('Không biết thuộc tính “{name}”', 'unknown property "{name}"'),
  invalid: t('Giá trị không hợp lệ: {detail}', 'invalid value: {detail}'),
  'missing-language': t('Thiếu ngôn ngữ “{name}”', 'missing language "{name}"'),
  'time-limit-undefined': t('Chưa xác định thời hạn giải quyết', 'the time limit is undefined'),
  'fee-without-amount': t('Phí, lệ phí chưa có mức thu', 'a fee has no amount'),
  'step-without-assignee': t('Bước chưa có người thực hiện', 'a step has no assignee'),
  'unknown-role': t('Không có vai trò “{name}”', 'unknown role "{name}"'),
  'unknown-unit': t('Không có đơn vị “{name}”', 'unknown unit "{name}"'),
  'unknown-agency': t('Không có cơ quan “{name}”', 'unknown agency "{name}"'),
  'unknown-step': t('Không có bước “{name}”', 'unknown step "{name}"'),
  'unknown-result': t('Không có kết quả “{name}”', 'unknown result "{name}"'),
  'step-without-branch': t('Bước không có hướng đi tiếp', 'a step has no branch'),
  'branch-without-result': t('Nhánh không dẫn tới bước hay kết quả nào', 'a branch leads to no step and no result'),
  'branch-ambiguous': t('Nhánh vừa có bước tiếp theo vừa có kết quả', 'a branch has both a next step and a result'),
  'unreachable-step': t('Không nhánh nào dẫn tới bước “{name}”', 'no branch leads to step "{name}"'),
  'endless-loop': t('Từ bước “{name}” không bao giờ tới kết quả', 'from step "{name}" no result can ever be reached'),
  'time-shares': t('Tổng tỷ lệ thời gian là {sum}%, phải là 100%', 'the time shares add up to {sum}%, not 100%'),
  duplicate: t('“{name}” xuất hiện hai lần', '"{name}" is there twice'),
  'reason-missing': t('Dịch vụ một phần phải nêu lý do và căn cứ', 'a partly online service must give its reason'),
  'reason-superfluous': t('Dịch vụ toàn trình không có lý do một phần', 'a fully online service has no reason to be partial'),
  'missing-paper': t('Biểu mẫu nhắc tới giấy tờ “{name}” không có trong thành phần hồ sơ', 'the form references paper "{name}", which is not among the papers'),
  'paper-without-page': t('Giấy tờ bắt buộc “{name}” không có trang tải lên', 'required paper "{name}" is uploaded on no page'),
  'unknown-field': t('Biểu mẫu không có trường “{name}”', 'the form has no field "{name}"'),
  'field-without-page': t('Trường “{name}” không nằm trên trang nào', 'field "{name}" is on no page'),
  'hidden-but-required': t('Trường “{name}” có lúc ẩn mà luôn bắt buộc', 'field "{name}" is sometimes hidden but always required'),
  'options-disagree': t('Lựa chọn của “{name}” khác với lược đồ', 'the options of "{name}" differ from the schema'),
  'options-missing': t('Trường “{name}” chưa có lựa chọn', 'field "{name}" has no options'),
  'schema-keyword': t('Từ khoá “{name}” không được phép trong lược đồ', 'keyword "{name}" is not allowed in a form schema'),
  'schema-name': t('Tên trường “{name}” không được phép', 'field name "{name}" is not allowed'),
  'schema-pattern': t('Mẫu ký tự không an toàn hoặc không hợp lệ', 'the pattern is unsafe or invalid'),
  'schema-broken': t('Lược đồ không biên dịch được: {detail}', 'the schema does not compile: {detail}'),
  'unknown-template': t('Không có mẫu “{name}”', 'unknown template "{name}"'),
  'bad-placeholder': t('Chỗ thay thế không hợp lệ: {name}', 'invalid placeholder: {name}'),
  dates: t('Ngày kết thúc trước ngày bắt đầu', 'ends before it begins'),
  'rates-overlap': t('Hai mức thu trùng thời gian', 'two rates hold at the same time'),
} satisfies Record<string, Text>;

export type FaultCode = keyof typeof faultTexts;
