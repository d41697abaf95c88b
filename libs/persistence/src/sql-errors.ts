import { DomainError } from '@tinhso/kernel';

/** SQLSTATE that `ensure_rows` raises; its constraint field carries the name of the change that missed. */
export const missedRows = 'TS409';

interface PostgresError extends Error {
  code: string;
  constraint?: string;
}

export const isPostgresError = (error: unknown): error is PostgresError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  isPostgresError(error) && error.code === '23505' && (constraint === undefined || error.constraint === constraint);

export const isMissedRows = (error: unknown, change?: string): boolean =>
  isPostgresError(error) && error.code === missedRows && (change === undefined || error.constraint === change);

/** Serialization failures and deadlocks: the same work may simply be tried again. */
export const isRetryable = (error: unknown): boolean =>
  isPostgresError(error) && (error.code === '40001' || error.code === '40P01');

const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P02', '57P03', '53300']);

/** The database cannot be reached right now, as opposed to having refused the work. */
export const isDatabaseGone = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? '';
  return connectionCodes.has(code) || code.startsWith('08') || /Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(error.message);
};

export const versionConflict = (): DomainError => new DomainError('version-mismatch', 'common/version-mismatch');
