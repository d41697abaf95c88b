import { describedBy, Labelled } from './field-frame.component.js';
import type { FieldProps } from './field-frame.component.js';

interface TextProps extends FieldProps<string> {
  readonly type?: 'text' | 'tel' | 'email' | 'search';
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly width?: 'w2' | 'w4' | 'w10' | 'w20';
  readonly unit?: string;
}

const invalid = (error: string | undefined): true | undefined => (error ? true : undefined);

export const TextField = (props: TextProps) => {
  const { name, value, type = 'text', inputMode, autoComplete, maxLength, width, unit, error } = props;
  const input = (
    <input id={name} name={name} type={type as 'text'} value={value ?? ''} class={width} inputMode={inputMode} autocomplete={autoComplete}
      maxLength={maxLength} spellcheck={false} aria-invalid={invalid(error)} aria-describedby={describedBy(name, props)} />
  );
  return <Labelled {...props}>{unit ? <span class="unit">{input}<span>{unit}</span></span> : input}</Labelled>;
};

/** A whole number as text, because number inputs change on scrolling and hide what was mistyped. */
export const NumberField = (props: TextProps) => <TextField width="w10" {...props} inputMode="numeric" />;

export const TextareaField = (props: FieldProps<string> & { rows?: number; maxLength?: number; autoComplete?: string }) => (
  <Labelled {...props}>
    <textarea id={props.name} name={props.name} rows={props.rows ?? 4} maxLength={props.maxLength} autocomplete={props.autoComplete}
      aria-invalid={invalid(props.error)} aria-describedby={describedBy(props.name, props)}>{props.value ?? ''}</textarea>
  </Labelled>
);

export const FileField = (props: FieldProps<never> & { accept?: string }) => (
  <Labelled {...props}>
    <input id={props.name} name={props.name} type="file" accept={props.accept} aria-invalid={invalid(props.error)} aria-describedby={describedBy(props.name, props)} />
  </Labelled>
);
