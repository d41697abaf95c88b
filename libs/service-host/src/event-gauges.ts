import type { Pool } from 'pg';
import { eventMetrics } from '@tinhso/events';
import type { EventMetrics } from '@tinhso/events';
import { metrics } from '@tinhso/observability';

const watched = new Map<string, () => Pool>();

type Figure = keyof EventMetrics;
const gauges: readonly (readonly [Figure, string, string])[] = [
  ['oldestUnpublishedSeconds', 'tinhso_outbox_oldest_seconds', 'How long the oldest unpublished event has waited'],
  ['refused', 'tinhso_outbox_refused', 'Events that the transport will never take; each holds back its aggregate'],
  ['parked', 'tinhso_events_parked', 'Events that wait for a person, with their key behind them'],
];

// One query per service and scrape serves the three gauges; a database that is away leaves no figure rather than an old one.
let asking: Promise<ReadonlyMap<string, EventMetrics>> | undefined;
const ask = (): Promise<ReadonlyMap<string, EventMetrics>> => asking ??= (async () => {
  const found = new Map<string, EventMetrics>();
  await Promise.all([...watched].map(async ([service, pool]) => {
    await eventMetrics(pool()).then((figures) => found.set(service, figures), () => undefined);
  }));
  return found;
})().finally(() => { asking = undefined; });

for (const [figure, name, help] of gauges) {
  metrics.gauge(name, help, ['service'], async function collect() {
    this.reset();
    for (const [service, figures] of await ask()) this.set({ service }, figures[figure]);
  });
}

/** Shows a service's outbox and parking place at `/metrics`; the answer ends that. */
export function watchEvents(service: string, pool: () => Pool): () => void {
  watched.set(service, pool);
  return () => { if (watched.get(service) === pool) watched.delete(service); };
}
