import type { ComponentChildren } from 'preact';
import { useView } from '../view.js';
import { Footer } from './footer.component.js';
import { Masthead } from './masthead.component.js';

export interface PageProps {
  readonly title: string;
  /** True when the page answers a form that needs mending: the title then starts with "Lỗi:". */
  readonly wrong?: boolean;
  /** One narrow column for tasks, the full width for a front page, a desk for officers. */
  readonly shape?: 'narrow' | 'full' | 'desk';
  /** Beside main on a desk: the queues. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

const Head = ({ title, wrong }: Pick<PageProps, 'title' | 'wrong'>) => {
  const { t, asset } = useView();
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${wrong ? `${t('form.error')}: ` : ''}${title} – ${t('brand.name')}`}</title>
      <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={asset('be-vietnam-pro-700.woff2')} />
      <link rel="stylesheet" href={asset('site.css')} />
      <link rel="icon" type="image/svg+xml" href={asset('mark.svg')} />
      <meta name="theme-color" content="#06351f" />
    </head>
  );
};

/** A whole document: language, title, masthead, main, footer. */
export const Page = ({ title, wrong, shape = 'narrow', aside, children }: PageProps) => {
  const { lang, t } = useView();
  const desk = shape === 'desk';
  const main = <main id="main" tabindex={-1} class={desk ? 'board' : shape}>{children}</main>;
  return (
    <html lang={lang}>
      <Head title={title} wrong={wrong} />
      <body class={desk ? 'officer' : undefined}>
        <a class="skip" href="#main">{t('nav.skip')}</a>
        <Masthead />
        {desk ? <div class="desk">{aside}{main}</div> : main}
        <Footer />
      </body>
    </html>
  );
};
