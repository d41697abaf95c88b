import { Actions, Button, ButtonLink, Notice, Page, useView } from '@tinhso/ui';

type Form = Readonly<Record<string, string | readonly string[]>>;

/** What was typed when the session ended is sent again with one press, because a redirect cannot carry it. */
export const ResumePage = ({ action, form }: { action: string; form: Form }) => {
  const { t } = useView();
  return (
    <Page title={t('login.resume-title')}>
      <h1>{t('login.resume-title')}</h1>
      <p>{t('login.resume-text')}</p>
      <form method="post" action={action}>
        {Object.entries(form).flatMap(([name, value]) => [value].flat().map((one, index) => <input key={`${name}${index}`} type="hidden" name={name} value={one as string} />))}
        <Actions><Button>{t('form.continue')}</Button></Actions>
      </form>
    </Page>
  );
};

/** Everything that was saved is still there, but the files did not arrive. */
export const FilesAgainPage = ({ back }: { back: string }) => {
  const { t } = useView();
  return (
    <Page title={t('login.resume-title')}>
      <h1>{t('login.resume-title')}</h1>
      <p>{t('login.files-text')}</p>
      <Actions><ButtonLink href={back}>{t('login.files-again')}</ButtonLink></Actions>
    </Page>
  );
};

export const SignedOutPage = () => {
  const { t } = useView();
  return <Page title={t('login.out-title')}><h1>{t('login.out-title')}</h1><p>{t('login.out-text')}</p><p><a href="/">{t('error.home')}</a></p></Page>;
};

export const LoginFailedPage = () => {
  const { t } = useView();
  return (
    <Page title={t('login.failed-title')}>
      <h1>{t('login.failed-title')}</h1>
      <Notice tone="warning">{t('login.failed-text')}</Notice>
      <Actions><a class="button" href="/login">{t('login.again')}</a><a href="/">{t('error.home')}</a></Actions>
    </Page>
  );
};
