import { dateParts } from '@tinhso/definitions';
import type { Answers, FormField as Field } from '@tinhso/definitions';
import { ConfirmField, DateField, FormField, inLanguage, TextareaField, TextField, useView } from '@tinhso/ui';
import type { Commune } from '../../api/province-units.js';

interface QuestionFieldProps {
  readonly field: Field;
  readonly answers: Answers;
  readonly error?: string;
  readonly communes: readonly Commune[];
  readonly question?: boolean;
}

const numeric = new Set<Field['control']>(['identity-number', 'tax-code', 'number']);
/** Up to this many characters, such as an address, two rows show it whole. */
const shortText = 300;
const widthOf = (width: number | undefined) => (width === undefined ? undefined : width <= 4 ? 'w4' : width <= 14 ? 'w10' : width <= 28 ? 'w20' : undefined);

/** Draws a field of a definition with what is typed so far. */
export const QuestionField = ({ field, answers, error, communes, question }: QuestionFieldProps) => {
  const { lang } = useView();
  const { name, control, required, maxLength, autocomplete, width } = field;
  const value = answers[name];
  const text = value === undefined ? undefined : String(value);
  const common = { name, label: inLanguage(field.label, lang), hint: field.hint ? inLanguage(field.hint, lang) : undefined, error, question, optional: !required };
  const options = control === 'commune'
    ? communes.map((commune) => ({ value: commune.code, label: inLanguage(commune.name, lang) }))
    : field.options.map((option) => ({ value: option.value, label: inLanguage(option.label, lang), hint: option.hint ? inLanguage(option.hint, lang) : undefined }));
  if (control === 'date') return <DateField {...common} value={dateParts(value)} birthday={autocomplete === 'bday'} />;
  if (field.type === 'boolean') return <ConfirmField {...common} value={value === true} />;
  if (control === 'radio' || control === 'select' || control === 'commune') return <FormField {...common} kind={control === 'radio' ? 'radio' : 'select'} options={options} value={text} />;
  if (control === 'textarea') return <TextareaField {...common} value={text} maxLength={maxLength} autoComplete={autocomplete} rows={maxLength && maxLength <= shortText ? 2 : 4} />;
  const type = control === 'phone' ? 'tel' : control === 'email' ? 'email' : 'text';
  return <TextField {...common} type={type} value={text} maxLength={maxLength} autoComplete={autocomplete} width={widthOf(width)} inputMode={numeric.has(control) ? 'numeric' : undefined} />;
};

/** Fields that the account already answers and that cannot be changed here. */
export const KnownAnswers = ({ fields, answers }: { fields: readonly Field[]; answers: Answers }) => {
  const { t, lang } = useView();
  if (fields.length === 0) return null;
  const shown = (field: Field): string => (field.control === 'date' ? String(answers[field.name]).split('-').reverse().join('/') : String(answers[field.name]));
  return (
    <div class="known">
      <p><strong>{t('apply.known')}</strong></p>
      <ul class="plain-list">{fields.map((field) => <li key={field.name}>{inLanguage(field.label, lang)}: <strong class="num">{shown(field)}</strong></li>)}</ul>
    </div>
  );
};
