/** Seconds before each attempt at a delivery, the first at once: about 76 hours in ten steps, as Standard Webhooks has them. */
export const standardSchedule: readonly number[] = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

const jitter = 0.2;
const throttle = { first: 5_000, longest: 300_000 };
const longestRetryAfter = 86_400_000;

/** Milliseconds until the next attempt after so many failures, spread by a fifth; undefined when the schedule has run out. */
export function delayAfter(failures: number, schedule: readonly number[], random: number): number | undefined {
  const seconds = schedule[failures];
  return seconds === undefined ? undefined : Math.round(seconds * 1_000 * (1 + jitter * (random - 0.5)));
}

/** What a receiver answered; no status when it did not. */
export interface Answer {
  readonly status?: number;
  readonly retryAfter?: string;
}

export type Verdict =
  | { readonly kind: 'delivered' }
  /** The receiver wants no more. */
  | { readonly kind: 'gone' }
  /** `pauseMs`: nothing at all is sent to this receiver for so long. `counts`: the attempt used up a step of the schedule. */
  | { readonly kind: 'failed'; readonly counts: boolean; readonly pauseMs?: number };

/** Retry-After in milliseconds: seconds or a date. Nonsense is as none. */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestRetryAfter) : undefined;
}

/** A rate limit is no failure of the receiver: it uses up no step, however often it comes. */
export function verdictOn({ status, retryAfter }: Answer, now: Date, pausesBefore: number): Verdict {
  if (status !== undefined && status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone' };
  const asked = status === undefined ? undefined : retryAfterMs(retryAfter, now);
  const busy = status === 429 || status === 502 || status === 504;
  const pauseMs = asked ?? (busy ? Math.min(throttle.first * 2 ** pausesBefore, throttle.longest) : undefined);
  return { kind: 'failed', counts: status !== 429, ...(pauseMs === undefined ? {} : { pauseMs }) };
}
