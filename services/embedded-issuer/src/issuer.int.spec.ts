import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTokenVerifier, demoSecretOf } from '@tinhso/auth';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as client from 'openid-client';
import { Browser } from '../test/browser.js';
import { agency, citizen, runIssuer } from '../test/running-issuer.js';
import type { RunningIssuer } from '../test/running-issuer.js';

let issuer: RunningIssuer;
beforeAll(async () => { issuer = await runIssuer(); });
afterAll(() => issuer.stop());

const portal = () => client.discovery(new URL(issuer.issuerUrl), 'portal', demoSecretOf('portal'), undefined, { execute: [client.allowInsecureRequests] });

async function begin(extra: Record<string, string> = {}) {
  const config = await portal();
  const verifier = client.randomPKCECodeVerifier();
  const browser = new Browser();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${issuer.origin}/session/callback`, scope: 'openid', state: 's', nonce: 'n', code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...extra,
  });
  const { answer, location } = await browser.follow(await browser.get(url.href), issuer.issuerUrl);
  return { config, verifier, browser, answer, location };
}

async function logIn() {
  const started = await begin();
  const posted = await started.browser.post(started.answer.url, { username: citizen.username, password: citizen.password });
  const { location } = await started.browser.follow(posted, issuer.issuerUrl);
  const tokens = await client.authorizationCodeGrant(started.config, new URL(location as string), { pkceCodeVerifier: started.verifier, expectedState: 's', expectedNonce: 'n' });
  return { ...started, tokens };
}

const ask = async (form: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> => {
  const answer = await fetch(`${issuer.issuerUrl}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};

describe('embedded issuer', () => {
  it('logs a citizen in by code flow, and the verifier knows who it is', async () => {
    const { tokens, config } = await logIn();
    const actor = await createTokenVerifier({ issuerUrl: issuer.issuerUrl }).verify(tokens.access_token);
    expect(actor).toMatchObject({ id: citizen.subject, username: 'an.nguyen', displayName: 'Nguyễn Văn An', roles: ['citizen'], clientId: 'portal', scopes: ['openid'], identity: { number: '019090000001', assuranceLevel: 2 } });
    expect(decodeProtectedHeader(tokens.access_token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
    expect(decodeJwt(tokens.id_token as string)).toMatchObject({ sub: citizen.subject, preferred_username: 'an.nguyen', SoDinhDanh: '019090000001' });
    expect(await client.fetchUserInfo(config, tokens.access_token, citizen.subject)).toMatchObject({ name: 'Nguyễn Văn An', HoVaTen: 'Nguyễn Văn An' });
  });

  it('does not take its id token for an access token', async () => {
    const { tokens } = await logIn();
    await expect(createTokenVerifier({ issuerUrl: issuer.issuerUrl }).verify(tokens.id_token as string)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('gives a refresh token once: used again, the whole family ends', async () => {
    const { tokens, config } = await logIn();
    const second = await client.refreshTokenGrant(config, tokens.refresh_token as string);
    expect(second.refresh_token).not.toBe(tokens.refresh_token);
    await expect(client.refreshTokenGrant(config, tokens.refresh_token as string)).rejects.toThrow();
    await expect(client.refreshTokenGrant(config, second.refresh_token as string)).rejects.toThrow();
  });

  it('asks for PKCE and for a registered address', async () => {
    const redirect = `${issuer.origin}/session/callback`;
    const without = await new Browser().get(`${issuer.issuerUrl}/protocol/openid-connect/auth?client_id=portal&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(redirect)}`);
    expect(new URL(without.headers.get('location') as string).searchParams.get('error')).toBe('invalid_request');
    for (const evil of ['https://evil.example/', `${issuer.origin}.evil.example/`, `${issuer.origin.replace('//', '//a@')}/`, 'javascript:alert(1)']) {
      const { answer, location } = await begin({ redirect_uri: evil });
      expect([evil, answer.status, location]).toEqual([evil, 400, undefined]);
    }
  });

  it('says what is wrong in both languages, keeps the name and escapes it', async () => {
    const { answer, browser } = await begin({ ui_locales: 'en' });
    expect(await answer.text()).toContain('<h1>Sign in</h1>');
    const refused = await browser.post(`${answer.url}?lang=vi`, { username: '<i>an', password: 'x' });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('Tên đăng nhập hoặc mật khẩu không đúng');
    expect(html).toContain('value="&lt;i>an"');
    expect(html).not.toContain('<script');
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('lets the person go back to the portal, and explains a log-in that has expired', async () => {
    const { answer, browser } = await begin();
    const { location } = await browser.follow(await browser.post(answer.url, { cancel: 'yes' }), issuer.issuerUrl);
    expect(new URL(location as string).searchParams.get('error')).toBe('access_denied');
    const stale = await new Browser().get(answer.url);
    expect([stale.status, await stale.text()]).toEqual([400, expect.stringContaining('đã hết hạn')]);
  });

  it('signs out without a second question when the portal names the session, and its refresh token ends', async () => {
    const { tokens, config, browser } = await logIn();
    const out = client.buildEndSessionUrl(config, { id_token_hint: tokens.id_token as string, post_logout_redirect_uri: `${issuer.origin}/bye`, state: 'x' });
    const answer = await browser.get(out.href);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${issuer.origin}/bye?state=x`]);
    await expect(client.refreshTokenGrant(config, tokens.refresh_token as string)).rejects.toThrow();
  });

  it('gives services and agencies tokens of their own, with their scopes', async () => {
    const service = await ask({ grant_type: 'client_credentials', client_id: 'svc-payments', client_secret: demoSecretOf('svc-payments') });
    const other = await ask({ grant_type: 'client_credentials', client_id: agency.id, client_secret: agency.secret as string });
    const verifier = createTokenVerifier({ issuerUrl: issuer.issuerUrl });
    expect(await verifier.verify(service.body['access_token'] as string)).toMatchObject({ roles: ['service'], scopes: [], clientId: 'svc-payments', username: 'service-account-svc-payments' });
    expect(await verifier.verify(other.body['access_token'] as string)).toMatchObject({ roles: ['agency-client'], scopes: ['events:read'], clientId: 'so-y-te' });
  });

  it('refuses wrong secrets, foreign scopes and grants that a client does not have', async () => {
    const refused = await Promise.all([
      ask({ grant_type: 'client_credentials', client_id: agency.id, client_secret: 'wrong' }),
      ask({ grant_type: 'client_credentials', client_id: 'svc-payments', client_secret: demoSecretOf('svc-payments'), scope: 'events:read' }),
      ask({ grant_type: 'client_credentials', client_id: 'portal', client_secret: demoSecretOf('portal') }),
      ask({ grant_type: 'password', client_id: 'portal', client_secret: demoSecretOf('portal'), username: citizen.username, password: citizen.password }),
      ask({ grant_type: 'password', client_id: 'tinhso-cli', username: citizen.username, password: 'wrong' }),
    ]);
    expect(refused.map(({ status, body }) => [status, body['error']])).toEqual([[401, 'invalid_client'], [400, 'invalid_scope'], [400, 'invalid_request'], [400, 'invalid_request'], [400, 'invalid_grant']]);
  });

  it('keeps its keys over a restart: tokens go on being believed', async () => {
    const { body } = await ask({ grant_type: 'password', client_id: 'tinhso-cli', username: citizen.username, password: citizen.password, scope: 'openid' });
    await issuer.restart();
    expect((await createTokenVerifier({ issuerUrl: issuer.issuerUrl }).verify(body['access_token'] as string)).id).toBe(citizen.subject);
  });
});
