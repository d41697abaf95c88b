import { inLanguage } from '../texts.js';
import { useView } from '../view.js';

const Mark = () => (
  <svg width="34" height="34" viewBox="0 0 34 34" aria-hidden="true">
    <path d="M17 31C17 21 12 15 3 13c1 9 6 15 14 18Z" fill="#7fc79b" />
    <path d="M17 31c0-10 5-16 14-18-1 9-6 15-14 18Z" fill="#bfe5cd" />
    <path d="M17 22c-3-5-3-12 0-19 3 7 3 14 0 19Z" fill="#fff" />
  </svg>
);

const LanguageSwitch = () => {
  const { lang, t, path } = useView();
  const other = lang === 'vi' ? 'en' : 'vi';
  return <a class="lang" lang={other} hreflang={other} rel="nofollow" href={`/language/${other}?back=${encodeURIComponent(path)}`}>{t('nav.other-language')}</a>;
};

/** Signing out changes something, so it is a button in a form and not a link. */
const Account = () => {
  const { t, viewer, path } = useView();
  if (!viewer) return <a href={`/login?back=${encodeURIComponent(path)}`} rel="nofollow">{t('nav.login')}</a>;
  return (
    <>
      <span class="who">{viewer.name}</span>
      <form method="post" action="/logout"><button type="submit">{t('nav.logout')}</button></form>
    </>
  );
};

const NavLink = ({ href, children }: { href: string; children: string }) => {
  const { path } = useView();
  const here = path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`);
  return <a href={href} aria-current={here ? 'page' : undefined}>{children}</a>;
};

/** The top of every page: mark, main ways, account, language. */
export const Masthead = () => {
  const { t, lang, viewer, province } = useView();
  return (
    <header class="masthead">
      <div class="wrap">
        <a class="mark" href={viewer?.kind === 'official' ? '/officer' : viewer?.kind === 'agency' ? '/agency' : '/'}><Mark /><div>{t('brand.name')}<span>{inLanguage(province.name, lang)}</span></div></a>
        <nav aria-label={t('nav.main')}>
          {viewer?.kind === 'official'
            ? <NavLink href="/officer">{t('nav.worklist')}</NavLink>
            : viewer?.kind === 'agency' ? <><NavLink href="/agency">{t('nav.agency')}</NavLink><NavLink href="/developers">{t('foot.developers')}</NavLink></>
            : <><NavLink href="/procedures">{t('nav.procedures')}</NavLink><NavLink href="/my/dossiers">{t('nav.my-dossiers')}</NavLink></>}
          <Account />
          <LanguageSwitch />
        </nav>
      </div>
    </header>
  );
};
