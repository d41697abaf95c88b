import { useView } from '../view.js';
import { describedBy, Grouped, Labelled } from './field-frame.component.js';
import type { FieldProps } from './field-frame.component.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface ChoiceProps<Value> extends FieldProps<Value> {
  readonly options: readonly Option[];
}

type Kind = 'radio' | 'checkbox';

/** The first choice carries the field's id, so that the error summary lands on it. */
const Choices = ({ name, options, kind, chosen }: { name: string; options: readonly Option[]; kind: Kind; chosen: readonly string[] }) => (
  <>
    {options.map(({ value, label, hint }, index) => (
      <label class="choice" key={value}>
        <input type={kind} name={name} id={index === 0 ? name : `${name}-${value}`} value={value} checked={chosen.includes(value)} />
        <span>{label}{hint ? <span class="hint">{hint}</span> : null}</span>
      </label>
    ))}
  </>
);

export const RadioField = (props: ChoiceProps<string>) => (
  <Grouped {...props}><Choices name={props.name} options={props.options} kind="radio" chosen={props.value === undefined ? [] : [props.value]} /></Grouped>
);

export const CheckboxField = (props: ChoiceProps<readonly string[]>) => (
  <Grouped {...props}><Choices name={props.name} options={props.options} kind="checkbox" chosen={props.value ?? []} /></Grouped>
);

/** One box to tick: a declaration, a confirmation. */
export const ConfirmField = (props: FieldProps<boolean>) => {
  const { t } = useView();
  const { name, label, hint, error, value } = props;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {error ? <p class="message" id={`${name}-error`}><span class="hidden">{t('form.error')}: </span>{error}</p> : null}
      <label class="choice">
        <input type="checkbox" id={name} name={name} value="true" checked={value === true} aria-invalid={error ? true : undefined} aria-describedby={describedBy(name, { error })} />
        <span>{label}{hint ? <span class="hint">{hint}</span> : null}</span>
      </label>
    </div>
  );
};

export const SelectField = (props: ChoiceProps<string>) => {
  const { t } = useView();
  return (
    <Labelled {...props}>
      <select id={props.name} name={props.name} aria-invalid={props.error ? true : undefined} aria-describedby={describedBy(props.name, props)}>
        <option value="">{t('form.choose')}</option>
        {props.options.map(({ value, label }) => <option key={value} value={value} selected={value === props.value}>{label}</option>)}
      </select>
    </Labelled>
  );
};
