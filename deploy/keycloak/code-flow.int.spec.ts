import { describe, expect, it } from '@jest/globals';
import { createTokenVerifier, demoSecretOf, subjectOf } from '@tinhso/auth';
import { keycloakIssuer } from '@tinhso/testing';
import { decodeJwt } from 'jose';
import * as client from 'openid-client';

const keycloak = keycloakIssuer();
const onKeycloak = keycloak === undefined ? it.skip : it;
const redirect = 'http://localhost:29999/session/callback';

const cookiesOf = (answer: Response): string => answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');

/** Keycloak's own log-in page, filled in as a browser without JavaScript does. */
async function logIn(address: URL, username: string, password: string): Promise<Response> {
  const page = await fetch(address, { redirect: 'manual' });
  const action = /<form[^>]*action="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&');
  if (!action) throw new Error(`no log-in form, status ${page.status}`);
  return fetch(action, { method: 'POST', redirect: 'manual', headers: { cookie: cookiesOf(page) }, body: new URLSearchParams({ username, password }) });
}

describe('the portal on Keycloak', () => {
  const portal = () => client.discovery(new URL(keycloak as string), 'portal', demoSecretOf('portal'), undefined, { execute: [client.allowInsecureRequests] });

  onKeycloak('logs a citizen in by code flow with PKCE on any local port, and refreshes once', async () => {
    const config = await portal();
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const address = client.buildAuthorizationUrl(config, { redirect_uri: redirect, scope: 'openid', state: 's', nonce: 'n', code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256', ui_locales: 'vi' });
    const location = (await logIn(address, 'lan', 'tinhso-demo')).headers.get('location') as string;
    const tokens = await client.authorizationCodeGrant(config, new URL(location), { pkceCodeVerifier, expectedState: 's', expectedNonce: 'n' });
    expect((await createTokenVerifier({ issuerUrl: keycloak as string }).verify(tokens.access_token)).identity?.number).toMatch(/^\d{12}$/);
    expect(decodeJwt(tokens.id_token as string)).toMatchObject({ sub: subjectOf('lan'), preferred_username: 'lan', LoaiTaiKhoan: '1' });
    expect(await client.fetchUserInfo(config, tokens.access_token, subjectOf('lan'))).toMatchObject({ preferred_username: 'lan', LoaiTaiKhoan: '1' });
    await client.refreshTokenGrant(config, tokens.refresh_token as string);
    await expect(client.refreshTokenGrant(config, tokens.refresh_token as string)).rejects.toThrow();
  });

  onKeycloak('refuses a code request without PKCE and an address elsewhere', async () => {
    const config = await portal();
    const without = await fetch(client.buildAuthorizationUrl(config, { redirect_uri: redirect, scope: 'openid', state: 's' }), { redirect: 'manual' });
    expect(new URL(without.headers.get('location') as string).searchParams.get('error')).toBe('invalid_request');
    expect((await fetch(client.buildAuthorizationUrl(config, { redirect_uri: 'https://evil.example/', scope: 'openid' }), { redirect: 'manual' })).status).toBe(400);
  });
});
