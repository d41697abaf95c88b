import type { Text } from '../schema/common.js';
import type { FormField } from './form-model.js';

type Params = Readonly<Record<string, unknown>>;
const chosen = (field: FormField): boolean => field.options.length > 0 || field.control === 'commune';
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
const say = (vi: string, en: string): Text => ({ vi, en });

const byKeyword: Readonly<Record<string, (label: Text, params: Params, field: FormField) => Text>> = {
  required: ({ vi, en }, _, field) => (field.control === 'checkbox' ? say(`Đánh dấu xác nhận: ${vi}`, `Confirm: ${en}`)
    : chosen(field) ? say(`Chọn ${lower(vi)}`, `Choose ${lower(en)}`) : say(`Nhập ${lower(vi)}`, `Enter ${lower(en)}`)),
  enum: ({ vi, en }) => say(`Chọn một mục có trong danh sách: ${lower(vi)}`, `Choose one of the listed answers: ${lower(en)}`),
  maxLength: ({ vi, en }, { limit }) => say(`${vi} dài nhất ${String(limit)} ký tự`, `${en} must be ${String(limit)} characters or fewer`),
  minLength: ({ vi, en }, { limit }) => say(`${vi} có ít nhất ${String(limit)} ký tự`, `${en} must be ${String(limit)} characters or more`),
  minimum: ({ vi, en }, { limit }) => say(`${vi} ít nhất là ${String(limit)}`, `${en} must be ${String(limit)} or more`),
  maximum: ({ vi, en }, { limit }) => say(`${vi} nhiều nhất là ${String(limit)}`, `${en} must be ${String(limit)} or less`),
  type: ({ vi, en }, { type }) => (type === 'integer' || type === 'number' ? say(`${vi} phải là một số`, `${en} must be a number`) : say(`${vi} không hợp lệ`, `${en} is not valid`)),
  'format:date': ({ vi, en }) => say(`${vi} phải là một ngày có thật, ví dụ 21 7 2026`, `${en} must be a real date, for example 21 7 2026`),
  'format:email': ({ vi, en }) => say(`${vi} phải có dạng ten@vidu.vn`, `${en} must look like name@example.com`),
  'format:phone': ({ vi, en }) => say(`${vi} phải là số điện thoại, ví dụ 0912 345 678`, `${en} must be a phone number, for example 0912 345 678`),
  'format:identity-number': ({ vi, en }) => say(`${vi} gồm đúng 12 chữ số`, `${en} has exactly 12 digits`),
  'format:tax-code': ({ vi, en }) => say(`${vi} gồm 10 chữ số, hoặc 10 chữ số và 3 chữ số chi nhánh`, `${en} has 10 digits, or 10 digits and a 3-digit branch`),
  'identity-number': ({ vi, en }) => say(`${vi} không đúng: kiểm tra lại 12 chữ số trên thẻ`, `${en} is not right: check the 12 digits on the card`),
  'tax-code': ({ vi, en }) => say(`${vi} không đúng: kiểm tra lại các chữ số`, `${en} is not right: check its digits`),
  'mobile-phone': ({ vi, en }) => say(`${vi} phải là số di động để nhận tin nhắn`, `${en} must be a mobile number, to get messages`),
  'not-in-future': ({ vi, en }) => say(`${vi} không thể sau hôm nay`, `${en} cannot be after today`),
  adult: ({ vi, en }) => say(`${vi}: phải đủ 18 tuổi`, `${en}: 18 years or older`),
};

/** The words for one failure: the field's own, else those of the keyword, else that it is not valid. */
export function faultMessage(field: FormField, keyword: string, params: Params): Text {
  const specific = keyword === 'format' ? `format:${String(params['format'])}` : keyword === 'const' ? 'required' : keyword;
  const own = field.ui.messages?.[keyword] ?? field.ui.messages?.[specific];
  if (own) return own;
  return byKeyword[specific]?.(field.label, params, field) ?? say(`${field.label.vi} không hợp lệ`, `${field.label.en} is not valid`);
}

export const missingPaper = (name: Text): Text => say(`Tải lên ${lower(name.vi)}`, `Upload ${lower(name.en)}`);
