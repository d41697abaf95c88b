import type { Field } from './portal-fields.js';

/** A fault in the portal's own words, or undefined. */
type Fault = string | undefined;

function isTime(text: string): boolean {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return false;
  const [, y, mo, d, h, mi, s] = match;
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().replace(/[-T:]/g, '').startsWith(text);
}

function checkText(field: Field, value: unknown, name: string): Fault {
  if (typeof value !== 'string') return `${name} phải là chuỗi ký tự`;
  if (value === '') return field.required ? `${name} không được để trống` : undefined;
  if (field.values && !field.values.includes(value)) return `${name} có giá trị không hợp lệ: ${value}`;
  if (field.time && !isTime(value)) return `${name} không đúng định dạng yyyyMMddHHmmss`;
  if (field.max && value.length > field.max) return `${name} vượt quá ${field.max} ký tự`;
  return undefined;
}

function checkList(field: Field, value: unknown, name: string): Fault {
  if (!Array.isArray(value)) return `${name} phải là danh sách`;
  if (field.required && value.length === 0) return `${name} không được để trống`;
  for (const [i, item] of value.entries()) {
    const fault = checkItem(field.items ?? [], item, `${name}[${i}].`);
    if (fault) return fault;
  }
  return undefined;
}

function checkValue(field: Field, value: unknown, name: string): Fault {
  if (value === undefined || value === null) return field.required ? `Thiếu trường ${name}` : undefined;
  switch (field.kind) {
    case 'list': return checkList(field, value, name);
    case 'integer': return Number.isInteger(value) ? undefined : `${name} phải là số nguyên`;
    case 'boolean': return typeof value === 'boolean' ? undefined : `${name} phải là true hoặc false`;
    default: return checkText(field, value, name);
  }
}

/** The first fault of an item against its fields; fields that the portal does not know are faults too. */
export function checkItem(fields: readonly Field[], item: unknown, prefix = ''): Fault {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return `${prefix || 'data'} phải là đối tượng`;
  const values = item as Record<string, unknown>;
  const unknown = Object.keys(values).find((key) => !fields.some((field) => field.name === key));
  if (unknown) return `Trường không xác định: ${prefix}${unknown}`;
  for (const field of fields) {
    const fault = checkValue(field, values[field.name], `${prefix}${field.name}`);
    if (fault) return fault;
  }
  return undefined;
}

/** Rules between the fields of a dossier. */
export function checkDossier(item: Record<string, unknown>): Fault {
  if (item.KenhThucHien !== '2' && item.MaDoiTuong) return 'MaDoiTuong chỉ dùng khi KenhThucHien = 2';
  for (const { LoaiDinhDanh, SoDinhDanh } of item.DinhDanhCHS as ReadonlyArray<Record<string, string>>) {
    if (LoaiDinhDanh === '1' && !/^\d{12}$/.test(SoDinhDanh ?? '')) return 'SoDinhDanh phải có 12 chữ số';
    if (LoaiDinhDanh === '2' && !/^\d{9}$/.test(SoDinhDanh ?? '')) return 'Số CMND phải có 9 chữ số';
  }
  return undefined;
}
