import { DomainError } from '@tinhso/kernel';
import type { ErrorKind, Fault } from '@tinhso/kernel';
import type { Lang } from '@tinhso/ui';
import { portalErrors } from '../portal.errors.js';
import type { Acts } from '../web/acts.js';

/** A problem (RFC 9457) that a service answered, with its own words in both languages. */
export class ApiProblem extends DomainError {
  constructor(kind: ErrorKind, code: string, readonly texts: { readonly vi: string; readonly en: string }, faults: readonly Fault[]) {
    super(kind, code, {}, faults);
    this.name = 'ApiProblem';
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly token?: string;
  readonly lang: Lang;
  readonly body?: unknown;
  /** In place of `body`: fields and files. */
  readonly form?: FormData;
  readonly idempotencyKey?: string;
  /** Version for If-Match. */
  readonly version?: number;
  /** A query waits for what the person has just done; a command is noted among it. */
  readonly acts?: Acts;
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found', 409: 'conflict', 412: 'version-mismatch', 413: 'too-large',
  415: 'unsupported', 422: 'invalid', 428: 'version-required', 429: 'rate-limited', 503: 'unavailable',
};

interface Problem {
  readonly code?: string; readonly detail?: string; readonly texts?: { readonly vi: string; readonly en: string };
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message?: string }[];
}

async function problemOf(answer: Response): Promise<ApiProblem> {
  const problem = await answer.json().catch(() => ({})) as Problem;
  const detail = problem.detail ?? '';
  const faults = (problem.errors ?? []).map(({ path, code, message }) => ({ path, code, ...(message ? { params: { message } } : {}) }));
  return new ApiProblem(kinds[answer.status] ?? 'internal', problem.code ?? 'common/internal', problem.texts ?? { vi: detail, en: detail }, faults);
}

const isCommand = ({ method }: Call): boolean => method === 'POST' || method === 'PUT';

const headersOf = (call: Call): Record<string, string> => ({
  accept: 'application/json', 'accept-language': call.lang,
  ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
  ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(call.idempotencyKey ? { 'idempotency-key': call.idempotencyKey } : {}),
  ...(call.version === undefined ? {} : { 'if-match': `"${call.version}"` }),
  ...(!isCommand(call) && call.acts?.header ? { 'version-token': call.acts.header } : {}),
});

/** Calls a service's API. Throws `ApiProblem` for what it refuses and `portal/service-unavailable` when it does not answer in ten seconds. */
export class ApiClient {
  constructor(private readonly base: string, private readonly request: typeof fetch = fetch) {}

  async call<T>(path: string, call: Call): Promise<T> {
    return await (await this.open(path, call)).json() as T;
  }

  /** The answer itself, for files; its body has not been read. */
  async open(path: string, call: Call): Promise<Response> {
    const body = call.form ? { body: call.form } : call.body === undefined ? {} : { body: JSON.stringify(call.body) };
    let answer: Response;
    try {
      answer = await this.request(`${this.base}${path}`, { method: call.method ?? 'GET', headers: headersOf(call), signal: AbortSignal.timeout(call.form ? 60_000 : 10_000), redirect: 'error', ...body });
    } catch {
      throw portalErrors('portal/service-unavailable');
    }
    if (!answer.ok) throw await problemOf(answer);
    if (isCommand(call)) call.acts?.note(answer.headers.get('version-token'));
    return answer;
  }
}

/** A query string without what is empty. */
export function query(params: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}
