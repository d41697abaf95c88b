import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { provincePack } from './platform.js';

interface Login { readonly username: string; readonly password: string }
interface ClientSecret { readonly id: string; readonly secret: string; readonly scopes: readonly string[] }

const pack = <T>(file: string): T => JSON.parse(readFileSync(`${provincePack}/${file}`, 'utf8')) as T;
const logins = (): Login[] => [...pack<Login[]>('people.json'), ...pack<Login[]>('officers.json')];

const tokenFrom = async (issuer: string, form: Record<string, string>): Promise<string> => {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(form) });
  const body = (await answer.json()) as { access_token?: string };
  if (!body.access_token) throw new Error(`no token: ${answer.status} ${JSON.stringify(body)}`);
  return body.access_token;
};

/** An access token of a demo person, by the direct grant that only demo realms have. */
export const tokenOf = (issuer: string, username: string): Promise<string> => {
  const login = logins().find((one) => one.username === username);
  if (!login) throw new Error(`the pack has no ${username}`);
  return tokenFrom(issuer, { grant_type: 'password', client_id: 'tinhso-cli', scope: 'openid', username, password: login.password });
};

/** An access token of an agency's client, with the scopes that the pack gives it. */
export const agencyToken = (issuer: string, id: string): Promise<string> => {
  const client = pack<ClientSecret[]>('clients.json').find((one) => one.id === id);
  if (!client) throw new Error(`the pack has no client ${id}`);
  return tokenFrom(issuer, { grant_type: 'client_credentials', client_id: id, client_secret: client.secret, scope: client.scopes.join(' ') });
};

/** An access token of a client of the platform itself. */
export const clientToken = (issuer: string, id: string, secret: string, scope: string): Promise<string> =>
  tokenFrom(issuer, { grant_type: 'client_credentials', client_id: id, client_secret: secret, ...(scope ? { scope } : {}) });

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Calls an API of the platform as somebody. */
export class Caller {
  constructor(private readonly origin: string, private readonly token?: string) {}

  async get<T>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  async post<T>(path: string, body?: unknown, headers: Record<string, string> = { 'idempotency-key': randomUUID() }): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  private async send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer<T>> {
    const raw = typeof body === 'string';
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      headers: { ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : undefined) as T };
  }
}
