import { inLanguage, Page, useView } from '@tinhso/ui';

const topics = ['find', 'apply', 'follow', 'counter'] as const;

const ContactLines = () => {
  const { t, lang, province: { contact } } = useView();
  return (
    <p>
      {t('foot.help')} <a href={`tel:${contact.helpLine.replace(/\D/g, '')}`}>{contact.helpLine}</a>, {inLanguage(contact.hours, lang)}
      {contact.email ? <><br /><a href={`mailto:${contact.email}`}>{contact.email}</a></> : null}
    </p>
  );
};

export const HelpPage = () => {
  const { t } = useView();
  return (
    <Page title={t('help.title')}>
      <h1>{t('help.title')}</h1>
      {topics.map((topic) => <section key={topic}><h2>{t(`help.${topic}`)}</h2><p>{t(`help.${topic}-text`)}</p></section>)}
      <h2>{t('help.contact')}</h2>
      <ContactLines />
    </Page>
  );
};

export const AccessibilityPage = () => {
  const { t, province } = useView();
  return (
    <Page title={t('access.title')}>
      <h1>{t('access.title')}</h1>
      <p>{t('access.aim')}</p>
      <p>{t('access.standard')}</p>
      <h2>{t('access.trouble')}</h2>
      <p>{t('access.trouble-text', { phone: province.contact.helpLine })}</p>
      <ContactLines />
    </Page>
  );
};
