import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { texts } from './texts.js';
import type { Language } from './texts.js';

export interface PageProps {
  readonly language: Language;
  readonly title: string;
  readonly basePath: string;
  /** Address of the same page in the other language. */
  readonly otherLanguage?: string;
  readonly children: ComponentChildren;
}

const Mark = () => (
  <svg width="34" height="34" viewBox="0 0 34 34" aria-hidden="true">
    <path d="M17 31C17 21 12 15 3 13c1 9 6 15 14 18Z" fill="#7fc79b" /><path d="M17 31c0-10 5-16 14-18-1 9-6 15-14 18Z" fill="#bfe5cd" /><path d="M17 22c-3-5-3-12 0-19 3 7 3 14 0 19Z" fill="#fff" />
  </svg>
);

const Page = ({ language, title, basePath, otherLanguage, children }: PageProps) => {
  const text = texts[language];
  const other: Language = language === 'vi' ? 'en' : 'vi';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${text.product}`}</title><link rel="stylesheet" href={`${basePath}/style.css`} />
      </head>
      <body>
        <a class="skip" href="#main">{text.skip}</a>
        <header class="masthead"><div class="wrap">
          <a class="mark" href="/"><Mark /><div>{text.product}<span>{text.tagline}</span></div></a>
          {otherLanguage && <a class="lang" href={otherLanguage} lang={other} hreflang={other}>{text.other}</a>}
        </div></header>
        <main id="main" class="citizen">{children}</main>
      </body>
    </html>
  );
};

/** A whole HTML document. */
export const pageOf = (props: PageProps): string => `<!doctype html>${render(<Page {...props} />)}`;

/** A page with a heading and one sentence. */
export const messagePage = (props: Omit<PageProps, 'children'>, sentence: string): string =>
  pageOf({ ...props, children: <><h1>{props.title}</h1><p>{sentence}</p></> });

/** No script, no frame, nothing from elsewhere. `form-action` stays open: after the log-in the form is redirected to the client. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
};
