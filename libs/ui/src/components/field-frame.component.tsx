import type { ComponentChildren } from 'preact';
import { useView } from '../view.js';

export interface FieldTexts {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** The label is the page's only question, and so its `h1`. */
  readonly question?: boolean;
  readonly optional?: boolean;
}

export interface FieldProps<Value> extends FieldTexts {
  readonly name: string;
  readonly value?: Value;
}

/** Ids of hint and error, for `aria-describedby`. */
export function describedBy(name: string, { hint, error }: Pick<FieldTexts, 'hint' | 'error'>): string | undefined {
  return [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;
}

const Heading = ({ label, question, optional }: FieldTexts) => {
  const { t } = useView();
  const text = optional ? `${label} (${t('form.optional')})` : label;
  return question ? <h1>{text}</h1> : <>{text}</>;
};

const Notes = ({ name, hint, error }: { name: string; hint?: string; error?: string }) => {
  const { t } = useView();
  return (
    <>
      {hint ? <p class="hint" id={`${name}-hint`}>{hint}</p> : null}
      {error ? <p class="message" id={`${name}-error`}><span class="hidden">{t('form.error')}: </span>{error}</p> : null}
    </>
  );
};

type FrameProps = FieldTexts & { readonly name: string; readonly children: ComponentChildren };

/** One control with its label, hint and error. */
export const Labelled = (props: FrameProps) => (
  <div class={props.error ? 'field wrong' : 'field'}>
    <label for={props.name} class={props.question ? 'page-question' : undefined}><Heading {...props} /></label>
    <Notes {...props} />
    {props.children}
  </div>
);

/** Several controls that answer one question. */
export const Grouped = (props: FrameProps) => (
  <fieldset class={props.error ? 'field wrong' : 'field'} aria-describedby={describedBy(props.name, props)}>
    <legend class={props.question ? 'page-question' : undefined}><Heading {...props} /></legend>
    <Notes {...props} />
    {props.children}
  </fieldset>
);
