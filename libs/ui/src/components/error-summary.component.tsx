import { useView } from '../view.js';

export interface FormError {
  /** Name of the field, which is the id of its first control. */
  readonly name: string;
  readonly message: string;
  /** Where to mend it, when that is another page. */
  readonly href?: string;
}

/** What needs mending, at the top. `autofocus` moves the focus here without any script. */
export const ErrorSummary = ({ errors }: { errors: readonly FormError[] }) => {
  const { t } = useView();
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">{errors.length === 1 ? t('form.one-error') : t('form.errors', { n: errors.length })}</h2>
      <ul>{errors.map(({ name, message, href }) => <li key={name}><a href={href ?? `#${name}`}>{message}</a></li>)}</ul>
    </div>
  );
};
