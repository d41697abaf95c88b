import { DomainError } from '@tinhso/kernel';
import { isDatabaseGone, isPostgresError, isRetryable } from '@tinhso/persistence';
import { UnreadableEvent } from '../incoming-event.js';

/** `wait`: it will pass, for ever if need be; `try`: a few times; `refuse`: it can never succeed. */
export type Verdict = 'wait' | 'try' | 'refuse';

const passing = new Set(['unavailable', 'rate-limited', 'version-mismatch']);

const passingSql = ['53', '57', '58', '55'];

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_SOCKET']);

const isNetwork = (error: unknown): boolean => {
  const codeOf = (value: unknown): string => (value as { code?: string } | undefined)?.code ?? '';
  return networkCodes.has(codeOf(error)) || networkCodes.has(codeOf((error as { cause?: unknown } | undefined)?.cause))
    || (error instanceof Error && error.name === 'TimeoutError');
};

/** What a failure in a consumer means, the same for every consumer. */
export function verdictOn(error: unknown): Verdict {
  if (error instanceof UnreadableEvent) return 'refuse';
  if (error instanceof DomainError) return passing.has(error.kind) ? 'wait' : error.kind === 'internal' ? 'try' : 'refuse';
  if (isRetryable(error) || isDatabaseGone(error) || isNetwork(error)) return 'wait';
  if (isPostgresError(error) && passingSql.includes(error.code.slice(0, 2))) return 'wait';
  return 'try';
}
