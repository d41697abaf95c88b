/** What was seen of a service's event work at one moment. */
export interface EventSample {
  /** Milliseconds. */
  readonly at: number;
  readonly oldestUnpublishedSeconds: number;
  readonly refused: number;
  /** By consumer group. */
  readonly groups: Readonly<Record<string, { readonly lag: number; readonly committed: number; readonly parked: number }>>;
}

/** `parked`: waits for a person · `stalled`: lag without progress · `behind`: lag that grows · `outbox`: events do not leave · `refused`: events can never leave. */
export interface EventAlert {
  readonly kind: 'parked' | 'stalled' | 'behind' | 'outbox' | 'refused';
  readonly group?: string;
  /** Events that it is about; seconds for `outbox`. */
  readonly figure: number;
}

/** The same figures stand in deploy/prometheus/event-alerts.yaml; a test compares them. */
export const alertLimits = { outboxSeconds: 30, stalledSeconds: 30, behindSeconds: 30, behindEvents: 100 } as const;

const sampleOf = (history: readonly EventSample[], at: number): EventSample | undefined => history.filter((sample) => sample.at <= at).at(-1);

function groupAlerts(group: string, history: readonly EventSample[], now: EventSample): EventAlert[] {
  const { lag, committed, parked } = now.groups[group] ?? { lag: 0, committed: 0, parked: 0 };
  const stalledSince = sampleOf(history, now.at - alertLimits.stalledSeconds * 1_000)?.groups[group];
  const before = sampleOf(history, now.at - alertLimits.behindSeconds * 1_000)?.groups[group];
  const between = sampleOf(history, now.at - alertLimits.behindSeconds * 500)?.groups[group];
  const stalled = lag > 0 && stalledSince !== undefined && stalledSince.lag > 0 && stalledSince.committed === committed;
  const grows = before !== undefined && between !== undefined && lag > between.lag && between.lag > before.lag;
  return [
    ...(parked > 0 ? [{ kind: 'parked', group, figure: parked } as const] : []),
    ...(stalled ? [{ kind: 'stalled', group, figure: lag } as const] : []),
    ...(!stalled && grows && lag >= alertLimits.behindEvents ? [{ kind: 'behind', group, figure: lag } as const] : []),
  ];
}

/** What an operator should look at, judged from what was seen so far; the newest sample last. */
export function eventAlerts(history: readonly EventSample[]): EventAlert[] {
  const now = history.at(-1);
  if (!now) return [];
  const { outboxSeconds } = alertLimits;
  return [
    ...(now.refused > 0 ? [{ kind: 'refused', figure: now.refused } as const] : []),
    ...(now.oldestUnpublishedSeconds > outboxSeconds ? [{ kind: 'outbox', figure: Math.round(now.oldestUnpublishedSeconds) } as const] : []),
    ...Object.keys(now.groups).flatMap((group) => groupAlerts(group, history, now)),
  ];
}
