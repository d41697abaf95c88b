import { Actions, BackLink, Button, ButtonLink, DataTable, EmptyState, ErrorSummary, Notice, Page, SelectField, useView } from '@tinhso/ui';
import type { Colleague, Holding } from '../../api/desk-services.js';
import type { DeskView } from '../desk.js';
import { DeskQueues } from '../desk-queues.component.js';

export interface OfficerAtWork extends Colleague, Omit<Holding, 'officerId'> {}

export const postOf = ({ placements }: Colleague): Colleague['placements'][number] | undefined => placements[0];

export const MovesPage = ({ officers, desk, done }: { officers: readonly OfficerAtWork[]; desk: DeskView; done?: { readonly moved: number; readonly left: number } }) => {
  const { t } = useView();
  return (
    <Page title={t('moves.title')} shape="desk" aside={<DeskQueues desk={desk} current="moves" />}>
      <h1>{t('moves.title')}</h1>
      {done ? <Notice tone={done.left > 0 ? 'warning' : undefined}><p>{t('moves.done', { n: done.moved })}{done.left > 0 ? ` ${t('moves.left', { n: done.left })}` : ''}</p></Notice> : null}
      <p>{t('moves.lead')}</p>
      {officers.length === 0 ? <EmptyState title={t('moves.none')}><p>{t('moves.none-text')}</p></EmptyState> : (
        <DataTable caption={t('moves.title')} rows={officers} keyOf={({ id }) => id} columns={[
          { title: t('moves.officer'), cell: ({ name }) => name },
          { title: t('moves.position'), cell: (officer) => postOf(officer)?.position ?? '' },
          { title: t('moves.held'), cell: ({ held, late }) => <span class="num">{t('moves.dossiers', { n: held })}{late > 0 ? <span class="limit late beside">{t('moves.late', { n: late })}</span> : null}</span> },
          { title: t('moves.go'), cell: ({ id, name, held }) => (held > 0 ? <a href={`/officer/moves/${id}`}>{t('moves.go')}<span class="hidden"> – {name}</span></a> : <span class="quiet">–</span>) },
        ]} />
      )}
    </Page>
  );
};

export const MovePage = ({ from, others, desk, idempotencyKey, wrong }: { from: OfficerAtWork; others: readonly Colleague[]; desk: DeskView; idempotencyKey: string; wrong?: boolean }) => {
  const { t } = useView();
  const title = t('moves.form-title', { name: from.name });
  const error = wrong ? t('act.fault.officer') : undefined;
  return (
    <Page title={title} shape="desk" aside={<DeskQueues desk={desk} current="moves" />} wrong={wrong}>
      <BackLink href="/officer/moves">{t('moves.title')}</BackLink>
      <ErrorSummary errors={error ? [{ name: 'officer', message: error }] : []} />
      <h1>{title}</h1>
      {from.held === 0 ? <><p>{t('moves.nothing', { name: from.name })}</p><Actions><ButtonLink plain href="/officer/moves">{t('nav.back')}</ButtonLink></Actions></> : (
        <section class="panel">
          <p>{t('moves.form-text', { n: from.held })}</p>
          <form method="post" action={`/officer/moves/${from.id}`} novalidate>
            <input type="hidden" name="key" value={idempotencyKey} />
            <SelectField name="officer" label={t('act.assign.officer')} error={error} options={others.map((one) => ({ value: one.id, label: `${one.name} – ${postOf(one)?.position ?? ''}` }))} />
            <Actions><Button>{t('moves.go')}</Button><a href="/officer/moves">{t('nav.back')}</a></Actions>
          </form>
        </section>
      )}
    </Page>
  );
};
