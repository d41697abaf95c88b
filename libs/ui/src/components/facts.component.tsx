import type { ComponentChildren } from 'preact';
import { useView } from '../view.js';

export interface Fact {
  readonly term: string;
  readonly value: ComponentChildren;
  /** A way to change or open it; `about` completes the link for people who hear it out of context. */
  readonly action?: { readonly href: string; readonly label: string; readonly about: string };
}

/** Terms and values, one under the other. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ term, value, action }) => (
      <div class={action ? undefined : 'pair'} key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
        {action ? <dd><a href={action.href}>{action.label}<span class="hidden"> {action.about}</span></a></dd> : null}
      </div>
    ))}
  </dl>
);

export interface AnswerGroup {
  readonly title: string;
  readonly changeHref?: string;
  readonly answers: readonly { readonly question: string; readonly answer: ComponentChildren; readonly changeHref?: string }[];
}

/** All answers before they are sent, each with a way back to its question. */
export const CheckAnswers = ({ groups, level = 2 }: { groups: readonly AnswerGroup[]; level?: 2 | 3 }) => {
  const { t } = useView();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      {groups.map((group) => (
        <section key={group.title}>
          <Heading>{group.title}</Heading>
          <Facts facts={group.answers.map(({ question, answer, changeHref }) => ({
            term: question, value: answer || <span class="quiet">{t('form.not-answered')}</span>,
            ...(changeHref ? { action: { href: changeHref, label: t('form.change'), about: question } } : {}),
          }))} />
        </section>
      ))}
    </>
  );
};
