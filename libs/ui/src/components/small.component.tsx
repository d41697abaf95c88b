import type { ComponentChildren } from 'preact';
import { useView } from '../view.js';

interface Inside { readonly children: ComponentChildren }

export const BackLink = ({ href, children }: { href: string; children?: ComponentChildren }) => {
  const { t } = useView();
  return <a class="back" href={href}>{children ?? t('nav.back')}</a>;
};

/** A button of a form; one per page is primary, and what cannot be undone (`grave`) never is. */
export const Button = ({ children, plain, grave, name, value }: Inside & { plain?: boolean; grave?: boolean; name?: string; value?: string }) => (
  <button class={grave ? 'button plain grave' : plain ? 'button plain' : 'button'} type="submit" name={name} value={value}>{children}</button>
);

/** A link that is the main way on. */
export const ButtonLink = ({ href, children, plain }: Inside & { href: string; plain?: boolean }) => (
  <a class={plain ? 'button plain' : 'button'} href={href}>{children}</a>
);

export const Actions = ({ children }: Inside) => <div class="actions">{children}</div>;

export const Notice = ({ tone, title, children }: Inside & { tone?: 'warning' | 'wrong'; title?: string }) => (
  <div class={tone ? `notice ${tone}` : 'notice'} role={tone === 'wrong' ? 'alert' : undefined}>
    {title ? <p><strong>{title}</strong></p> : null}
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
);

/** Says why nothing is here and what to do next. */
export const EmptyState = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty"><p><strong>{title}</strong></p>{children}</div>
);

/** Keyset paging: forward, and back to the start. */
export const Pagination = ({ first, next }: { first?: string; next?: string }) => {
  const { t } = useView();
  if (!first && !next) return null;
  return (
    <nav class="pages" aria-label={t('pages.label')}>
      {first ? <a href={first}>{t('pages.first')}</a> : <span />}
      {next ? <a href={next} rel="next">{t('pages.next')}</a> : null}
    </nav>
  );
};
