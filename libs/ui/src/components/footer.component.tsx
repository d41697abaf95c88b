import { inLanguage } from '../texts.js';
import { useView } from '../view.js';

/** The province's name stands inside a sentence here. */
const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** The same help in the same place on every page. */
export const Footer = () => {
  const { t, lang, province: { contact, name } } = useView();
  return (
    <footer class="foot">
      <div class="wrap">
        <span>{t('foot.help')} <a href={`tel:${contact.helpLine.replace(/\D/g, '')}`}>{contact.helpLine}</a>, {inLanguage(contact.hours, lang)}</span>
        {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null}
        <a href="/track">{t('nav.track')}</a>
        <a href="/verify">{t('verify.title')}</a>
        <a href="/help">{t('foot.guide')}</a>
        <a href="/accessibility">{t('foot.accessibility')}</a>
        <a href="/developers">{t('foot.developers')}</a>
        <p>{t('foot.owner', { province: lang === 'vi' ? lowerFirst(name.vi) : name.en })}</p>
      </div>
    </footer>
  );
};
