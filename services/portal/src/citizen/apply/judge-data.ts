import type { Answers, FormPage } from '@tinhso/definitions';
import { localDate } from '@tinhso/ui';
import type { View } from '@tinhso/ui';
import type { JudgeData } from '../../islands/question-form.js';
import type { Application } from './application.js';

const known = (application: Application, page: FormPage, conditions: ReadonlySet<string>): Answers => {
  const own = new Set(application.form.pages.find(({ code }) => code === page.code)?.fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(application.answers).filter(([name]) => (own.has(name) ? application.isKnown(name) : conditions.has(name))));
};

/** What a page's script needs to judge it as the server will; undefined where the server judges alone. */
export function judgeData(application: Application, page: FormPage, { lang, t, now }: View): string | undefined {
  const { module } = application.source;
  if (!module) return undefined;
  const data: JudgeData = {
    module: `/assets/forms/${module.file}`, page: page.code, lang, today: localDate(now), given: known(application, page, module.conditions),
    words: { error: t('form.error'), one: t('form.one-error'), many: t('form.errors', { n: '{n}' }) },
  };
  return JSON.stringify(data);
}
