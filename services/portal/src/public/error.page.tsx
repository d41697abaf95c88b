import { Actions, ButtonLink, Page, useView } from '@tinhso/ui';
import type { TextKey } from '@tinhso/ui';

export type ErrorName = '400' | '403' | '404' | '500' | '503';

/** What went wrong in words a person can act on; `detail` is the service's own explanation. */
export const ErrorPage = ({ name, detail }: { name: ErrorName | '409'; detail?: string }) => {
  const { t, province } = useView();
  const title = t(`error.${name}-title` as TextKey);
  const words = detail ?? t(`error.${name === '409' ? '400' : name}-text` as TextKey, { phone: province.contact.helpLine });
  return (
    <Page title={title}>
      <h1>{title}</h1>
      <p>{words}</p>
      <Actions><ButtonLink href="/">{t('error.home')}</ButtonLink></Actions>
    </Page>
  );
};
