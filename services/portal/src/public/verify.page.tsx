import { Actions, Button, ErrorSummary, Facts, FileField, formatDate, formatMoment, isTextKey, Notice, Page, TextField, useView } from '@tinhso/ui';
import type { FormError, Translate } from '@tinhso/ui';
import type { Verification } from '../api/public-services.js';

type Found = Verification['results'][number];
/** What was checked: a whole file, or only what is printed on a paper. */
export type Checked = 'file' | 'text';

interface VerifyPageProps {
  readonly typed?: string;
  readonly checked?: Checked;
  readonly answer?: Verification;
  readonly errors?: readonly FormError[];
}

function reasonWords(code: string | undefined, t: Translate): string {
  const key = `reason.${code ?? ''}`;
  return isTextKey(key) ? t(key) : t('reason.other');
}

const FoundResult = ({ found, alone }: { found: Found; alone: boolean }) => {
  const { t, lang } = useView();
  return (
    <Facts facts={[
      ...(alone ? [] : [{ term: t('verify.state'), value: <strong>{t(found.status === 'revoked' ? 'verify.state.revoked' : 'verify.state.valid')}</strong> }]),
      { term: t('verify.agency'), value: found.agencyName },
      { term: t('result.number'), value: <span class="num">{found.number}</span> },
      { term: t('verify.issued'), value: <span class="num">{formatDate(found.issuedAt, lang)}</span> },
      ...(found.revokedAt ? [{ term: t('verify.revoked-at'), value: <span class="num">{formatMoment(found.revokedAt, lang)}</span> }, { term: t('verify.reason'), value: reasonWords(found.reasonCode, t) }] : []),
    ]} />
  );
};

/** The verdict in one glance, then what it rests on, then what it does not say. */
const Verdict = ({ answer, checked }: { answer: Verification; checked: Checked }) => {
  const { t, province } = useView();
  const { status, results } = answer;
  const title = t(`verify.is.${status}`);
  return (
    <>
      {status === 'valid' ? <div class="confirmed"><h1>{title}</h1><p>{t(`verify.valid-${checked}`)}</p></div> : <h1>{title}</h1>}
      {status === 'revoked' ? <Notice tone="wrong">{t('verify.revoked-text')}</Notice> : null}
      {status === 'unknown' ? <Notice tone="warning">{t(`verify.unknown-${checked}`, { phone: province.contact.helpLine })}</Notice> : null}
      {status === 'several' ? <p>{t('verify.several-text')}</p> : null}
      {results.map((found) => <FoundResult key={`${found.agencyCode} ${found.issuedAt}`} found={found} alone={results.length === 1} />)}
    </>
  );
};

/** Whoever is shown a result may check it, on paper or as a file; nothing here says whom it is for. */
export const VerifyPage = ({ typed, checked = 'text', answer, errors = [] }: VerifyPageProps) => {
  const { t } = useView();
  const errorOf = (name: string): string | undefined => errors.find((one) => one.name === name)?.message;
  const title = answer ? t(`verify.is.${answer.status}`) : t('verify.title');
  return (
    <Page title={title} wrong={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {answer ? <Verdict answer={answer} checked={checked} /> : <><h1>{title}</h1><p>{t('verify.lead')}</p></>}
      <section>
        <h2>{t('verify.by-file')}</h2>
        <p>{t('verify.by-file-text')}</p>
        <form method="post" action="/verify" encType="multipart/form-data" novalidate>
          <FileField name="file" label={t('verify.file')} accept=".pdf" error={errorOf('file')} />
          <Actions><Button plain={Boolean(answer)}>{t('verify.file-go')}</Button></Actions>
        </form>
      </section>
      <section>
        <h2>{t('verify.by-text')}</h2>
        <form method="get" action="/verify" novalidate>
          <TextField name="code" label={t('verify.code')} hint={t('verify.code-hint')} value={typed} error={errorOf('code')} maxLength={60} />
          <Actions><Button plain>{t('verify.go')}</Button></Actions>
        </form>
      </section>
    </Page>
  );
};
