import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account } from '@tinhso/auth';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import { findByPassword } from './credentials.js';
import { loginPage } from './login.page.js';
import { messagePage, pageHeaders } from './page.layout.js';
import { languageOf, texts } from './texts.js';
import type { Language } from './texts.js';

const largestForm = 8_192;

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > largestForm) return new URLSearchParams();
  }
  return new URLSearchParams(body);
}

/** Shows the log-in page and takes its form, for the interaction that the address and the cookie name together. */
export class LoginDoor {
  constructor(
    private readonly provider: Provider, private readonly basePath: string,
    private readonly accounts: readonly Account[], private readonly demoLogins: boolean,
  ) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://issuer');
    const wish = url.searchParams.get('lang');
    try {
      const { params } = await this.provider.interactionDetails(request, response);
      const language = languageOf(wish, params['ui_locales'] as string | undefined, request.headers['accept-language']);
      await (request.method === 'POST' ? this.take(request, response, url.pathname, language) : this.show(response, url.pathname, language));
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      const language = languageOf(wish, request.headers['accept-language']);
      response.writeHead(400, pageHeaders).end(messagePage({ language, title: texts[language].expiredTitle, basePath: this.basePath }, texts[language].expired));
    }
  }

  private async take(request: IncomingMessage, response: ServerResponse, path: string, language: Language): Promise<void> {
    const form = await formOf(request);
    if (form.has('cancel')) return this.provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'the person went back' });
    const account = findByPassword(this.accounts, form.get('username') ?? '', form.get('password') ?? '');
    if (!account) return this.show(response, path, language, { username: form.get('username') ?? '' });
    await this.provider.interactionFinished(request, response, { login: { accountId: account.subject } }, { mergeWithLastSubmission: false });
  }

  private show(response: ServerResponse, path: string, language: Language, refused?: { username: string }): void {
    const demoAccounts = this.demoLogins ? [...this.accounts.filter((account) => !account.description), ...this.accounts.filter((account) => account.description)] : [];
    response.writeHead(refused ? 422 : 200, pageHeaders).end(loginPage({ language, basePath: this.basePath, action: path, demoAccounts, ...(refused ? { refused } : {}) }));
  }
}
