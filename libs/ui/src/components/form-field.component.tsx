import { CheckboxField, RadioField, SelectField } from './choice-fields.component.js';
import type { Option } from './choice-fields.component.js';
import { DateField } from './date-field.component.js';
import type { DateParts } from './date-field.component.js';
import type { FieldTexts } from './field-frame.component.js';
import { FileField, NumberField, TextareaField, TextField } from './text-fields.component.js';

export const fieldKinds = ['text', 'tel', 'email', 'number', 'date', 'radio', 'checkbox', 'select', 'textarea', 'file'] as const;
export type FieldKind = (typeof fieldKinds)[number];
export type FieldValue = string | readonly string[] | DateParts;

export interface FormFieldProps extends FieldTexts {
  readonly kind: FieldKind;
  readonly name: string;
  readonly value?: FieldValue;
  readonly options?: readonly Option[];
  readonly maxLength?: number;
  readonly unit?: string;
  readonly accept?: string;
  readonly autoComplete?: string;
}

const text = (value: FieldValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const list = (value: FieldValue | undefined): readonly string[] => (Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []);
const parts = (value: FieldValue | undefined): DateParts | undefined => (typeof value === 'object' && 'day' in value ? value : undefined);

/** A field of any kind, for forms that are data. */
export const FormField = ({ kind, value, options = [], ...rest }: FormFieldProps) => {
  switch (kind) {
    case 'date': return <DateField {...rest} value={parts(value)} />;
    case 'radio': return <RadioField {...rest} options={options} value={text(value)} />;
    case 'checkbox': return <CheckboxField {...rest} options={options} value={list(value)} />;
    case 'select': return <SelectField {...rest} options={options} value={text(value)} />;
    case 'textarea': return <TextareaField {...rest} value={text(value)} />;
    case 'file': return <FileField {...rest} />;
    case 'number': return <NumberField {...rest} value={text(value)} />;
    default: return <TextField {...rest} type={kind} value={text(value)} />;
  }
};
