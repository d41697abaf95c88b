import type { Attempt } from '../../ports/receivers.js';

export interface KeptAttempt {
  readonly subscriptionId: string;
  readonly sequence?: number;
  readonly kind: 'delivery' | 'test';
  readonly attempt: Attempt;
}

/** Takes the attempts as one JSON array. A subscription that is gone meanwhile takes its attempts with it. */
export const insertAttempts = `insert into webhook_attempt (subscription_id, sequence, kind, at, took_ms, url, request_headers, status, error, response_headers, response_body)
  select a.subscription_id, a.sequence, a.kind, a.at, a.took_ms, a.url, a.request_headers, a.status, a.error, a.response_headers, a.response_body
  from jsonb_to_recordset($1::jsonb) as a (subscription_id uuid, sequence bigint, kind text, at timestamptz, took_ms int, url text, request_headers jsonb, status int, error text,
    response_headers jsonb, response_body text)
  where exists (select from subscription s where s.id = a.subscription_id) returning kind`;

export const attemptsJson = (kept: readonly KeptAttempt[]): string => JSON.stringify(kept.map(({ subscriptionId, sequence, kind, attempt }) => ({
  subscription_id: subscriptionId, sequence, kind, at: attempt.at, took_ms: attempt.tookMs, url: attempt.url, request_headers: attempt.requestHeaders, status: attempt.status, error: attempt.error,
  response_headers: attempt.responseHeaders, response_body: attempt.responseBody,
})));
