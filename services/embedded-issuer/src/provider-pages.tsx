import type { KoaContextWithOIDC } from 'oidc-provider';
import { messagePage, pageHeaders, pageOf } from './page.layout.js';
import { languageOf, texts } from './texts.js';

const context = (ctx: KoaContextWithOIDC) => {
  const language = languageOf(ctx.oidc?.params?.['ui_locales'] as string | undefined, ctx.get('accept-language'));
  return { language, text: texts[language], basePath: new URL(ctx.oidc.issuer).pathname };
};

const send = (ctx: KoaContextWithOIDC, html: string): void => {
  ctx.set({ ...pageHeaders });
  ctx.body = html;
};

export function showError(ctx: KoaContextWithOIDC): void {
  const { language, text, basePath } = context(ctx);
  send(ctx, messagePage({ language, basePath, title: text.failedTitle }, text.failed));
}

/** With an id token the portal has asked for it and the person has pressed the button there: nobody is asked twice, as on Keycloak. */
export async function signOut(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  if (ctx.oidc.entities.IdTokenHint) return endSession(ctx);
  const { language, text, basePath } = context(ctx);
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? '';
  const secret = /value="([^"]*)"/.exec(form)?.[1] ?? '';
  send(ctx, pageOf({ language, basePath, title: text.signOutTitle, children: (
    <><h1>{text.signOutTitle}</h1><form method="post" action={action}><input type="hidden" name="xsrf" value={secret} />
      <div class="actions"><button class="button" name="logout" value="yes">{text.signOut}</button><button class="link">{text.stay}</button></div></form></>
  ) }));
}

async function endSession(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, provider, params } = ctx.oidc;
  for (const { grantId } of Object.values(session?.authorizations ?? {})) {
    if (!grantId) continue;
    await Promise.all([provider.RefreshToken, provider.AuthorizationCode].map((model) => model.revokeByGrantId(grantId)));
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session?.destroy();
  ctx.cookies.set(provider.cookieName('session'), null, { path: new URL(ctx.oidc.issuer).pathname });
  const back = params?.['post_logout_redirect_uri'];
  if (typeof back !== 'string') return signedOut(ctx);
  const target = new URL(back);
  if (typeof params?.['state'] === 'string') target.searchParams.set('state', params['state']);
  ctx.status = 303;
  ctx.redirect(target.href);
}

export async function signedOut(ctx: KoaContextWithOIDC): Promise<void> {
  const { language, text, basePath } = context(ctx);
  send(ctx, messagePage({ language, basePath, title: text.signedOutTitle }, text.signedOut));
}
