import type { Attempt } from '../../ports/receivers.js';

const codes: Readonly<Record<string, string>> = {
  PRIVATE_ADDRESS: 'private-address', ECONNREFUSED: 'refused', ENOTFOUND: 'unknown-host', EAI_AGAIN: 'unknown-host', ECONNRESET: 'reset', EPIPE: 'reset', UND_ERR_SOCKET: 'reset',
  UND_ERR_CONNECT_TIMEOUT: 'timeout', UND_ERR_HEADERS_TIMEOUT: 'timeout', UND_ERR_BODY_TIMEOUT: 'timeout', ETIMEDOUT: 'timeout', UND_ERR_ABORTED: 'timeout',
};

export function errorCodeOf(error: unknown): string {
  const { code = '', name } = error as { code?: string; name?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/.test(code)) return 'tls';
  return codes[String(code)] ?? 'no-answer';
}

const shown = { headers: 40, headerLength: 500, bodyLength: 4_096 };
const secretHeaders = new Set(['set-cookie', 'authorization', 'proxy-authenticate', 'www-authenticate']);
// Nothing that a column cannot hold.
const clean = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed();

export const bodyLimit = shown.bodyLength;

/** Headers as they may be shown and kept: those that carry secrets without their values. */
export const shownHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>, hidden: ReadonlySet<string> = secretHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).slice(0, shown.headers).map(([name, value]) =>
    [clean(name.slice(0, 100)), hidden.has(name) ? '•••' : clean([value ?? ''].flat().join(', ').slice(0, shown.headerLength))]));

export const shownBody = (bytes: Buffer): string => clean(bytes.subarray(0, shown.bodyLength).toString('utf8'));

export type Answered = Pick<Attempt, 'status' | 'error' | 'responseHeaders' | 'responseBody'>;
