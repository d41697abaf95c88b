import type { Account } from '@tinhso/auth';
import { pageOf } from './page.layout.js';
import { texts } from './texts.js';
import type { Language, Texts } from './texts.js';

export interface LoginPageProps {
  readonly language: Language;
  readonly basePath: string;
  /** Address of this page without a query. */
  readonly action: string;
  readonly demoAccounts: readonly Account[];
  /** What was typed before, when it did not fit. */
  readonly refused?: { readonly username: string };
}

const whatFor = (account: Account, text: Texts): string => account.description ?? (account.roles.includes('business') ? text.business : text.citizen);

const DemoAccounts = ({ accounts, action, text }: { accounts: readonly Account[]; action: string; text: Texts }) => (
  <section class="demo" aria-labelledby="demo">
    <h2 id="demo">{text.demoTitle}</h2><p class="hint">{text.demoLead}</p>
    <ul>{accounts.map((account) => (
      <li key={account.username}>
        <form method="post" action={action}>
          <input type="hidden" name="username" value={account.username} /><input type="hidden" name="password" value={account.password} />
          <button class="person"><span class="hidden">{text.demoEnter} </span><strong>{account.name}</strong><span>{whatFor(account, text)}</span></button>
        </form>
        <p class="small"><code>{account.username}</code> · {text.demoPassword} <code>{account.password}</code></p>
      </li>
    ))}</ul>
  </section>
);

const Refused = ({ text }: { text: Texts }) => (
  <div class="errors" role="alert" tabIndex={-1}><h2>{text.wrongTitle}</h2><ul><li><a href="#username">{text.wrong}</a></li></ul></div>
);

/** The log-in page: one form, and in a demonstration the people to play. */
export function loginPage({ language, basePath, action, demoAccounts, refused }: LoginPageProps): string {
  const text = texts[language];
  const title = refused ? `${text.error}${text.title}` : text.title;
  return pageOf({ language, basePath, title, otherLanguage: `${action}?lang=${language === 'vi' ? 'en' : 'vi'}`, children: (
    <>
      {refused && <Refused text={text} />}
      <h1>{text.title}</h1><p>{text.lead}</p>
      <form method="post" action={`${action}?lang=${language}`}>
        <div class={refused ? 'field wrong' : 'field'}>
          <label for="username">{text.username}</label>
          {refused && <p class="message" id="username-error"><span class="hidden">{text.error}</span>{text.wrong}</p>}
          <input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck={false} required value={refused?.username ?? ''} {...(refused ? { 'aria-describedby': 'username-error', 'aria-invalid': 'true' } : {})} />
        </div>
        <div class="field"><label for="password">{text.password}</label><input id="password" name="password" type="password" autocomplete="current-password" required /></div>
        <div class="actions"><button class="button">{text.submit}</button><button class="link" name="cancel" value="yes" formnovalidate>{text.cancel}</button></div>
      </form>
      {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} action={`${action}?lang=${language}`} text={text} />}
    </>
  ) });
}
