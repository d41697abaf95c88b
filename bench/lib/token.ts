/** An access token of a demo citizen; one lasts longer than a benchmark. */
export async function citizenToken(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/realms/tinhso/protocol/openid-connect/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'password', client_id: 'tinhso-cli', scope: 'openid', username: 'lan', password: 'tinhso-demo' }),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (!token) throw new Error(`the issuer answered ${answer.status}`);
  return token;
}
