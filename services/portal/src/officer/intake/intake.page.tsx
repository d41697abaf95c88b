import { Actions, BackLink, Button, EmptyState, formatMoment, inLanguage, Page, useView } from '@tinhso/ui';
import type { ProcedureSummary } from '../../api/public-services.js';
import type { Draft } from '../../citizen/apply/drafts.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';

interface IntakeProps {
  readonly q: string;
  readonly procedures: readonly ProcedureSummary[];
  readonly drafts: readonly Draft[];
  readonly desk: DeskView;
}

/** The counter: which procedure does the person in front of me need? */
export const IntakePage = ({ q, procedures, drafts, desk }: IntakeProps) => {
  const { t, lang } = useView();
  const under = new Map(drafts.map((draft) => [draft.procedureCode, draft]));
  return (
    <Page title={t('intake.title')} shape="desk" aside={<DeskQueues desk={desk} current="intake" />}>
      <h1>{t('intake.title')}</h1>
      <p>{t('intake.text')}</p>
      <form class="bar" role="search" action="/officer/intake">
        <span class="grow"><label for="q">{t('intake.search')}</label><input class="slim" id="q" name="q" type="search" value={q} /></span>
        <Button>{t('home.search-button')}</Button>
      </form>
      {procedures.length === 0 ? <EmptyState title={t('search.none', { q })} /> : (
        <ul class="plain-list">
          {procedures.map(({ code, name }) => {
            const draft = under.get(code);
            return <li key={code}><a href={draft ? `/officer/intake/${code}` : `/officer/intake/${code}/begin`}>{inLanguage(name, lang)}</a> <span class="small quiet num">{code}{draft ? ` · ${t('apply.resume', { at: formatMoment(draft.updatedAt, lang) })}` : ''}</span></li>;
          })}
        </ul>
      )}
    </Page>
  );
};

/** Somebody was being served: go on, or begin again for the next person. */
export const UnderWayPage = ({ code, name, at }: { code: string; name: string; at: string }) => {
  const { t, lang } = useView();
  return (
    <Page title={name}>
      <BackLink href="/officer/intake" />
      <h1>{name}</h1>
      <p>{t('intake.under-way', { at: formatMoment(at, lang) })}</p>
      <Actions>
        <a class="button" href={`/officer/intake/${code}/begin`}>{t('intake.resume')}</a>
        <form method="post" action={`/officer/intake/${code}/discard`}><button class="button text" type="submit">{t('intake.next-person')}</button></form>
      </Actions>
    </Page>
  );
};
