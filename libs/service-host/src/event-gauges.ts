import { metrics } from '@tinhso/observability';
import type { EventWatch, EventWorkSeen } from './event-operations/event-watch.js';

const watched = new Map<string, EventWatch>();

// One look per service and scrape serves all gauges; a database that is away leaves no figure rather than an old one.
let asking: Promise<ReadonlyMap<string, EventWorkSeen>> | undefined;
const ask = (): Promise<ReadonlyMap<string, EventWorkSeen>> => asking ??= (async () => {
  const found = new Map<string, EventWorkSeen>();
  await Promise.all([...watched].map(([service, watch]) => watch.look().then((seen) => found.set(service, seen), () => undefined)));
  return found;
})().finally(() => { asking = undefined; });

type Figure = keyof Omit<EventWorkSeen, 'consumers'>;
const ofOutbox: readonly (readonly [Figure, string, string])[] = [
  ['oldestUnpublishedSeconds', 'tinhso_outbox_oldest_seconds', 'How long the oldest unpublished event has waited'],
  ['refused', 'tinhso_outbox_refused', 'Events that the transport will never take; each holds back its aggregate'],
];
for (const [figure, name, help] of ofOutbox) {
  metrics.gauge(name, help, ['service'], async function collect() {
    this.reset();
    for (const [service, seen] of await ask()) this.set({ service }, seen[figure]);
  });
}

metrics.gauge('tinhso_events_parked', 'Events that wait for a person, with their key behind them', ['service', 'group'], async function collect() {
  this.reset();
  for (const [service, { consumers }] of await ask()) for (const { group, parked } of consumers) this.set({ service, group }, parked.reduce((sum, { count }) => sum + count, 0));
});

for (const [figure, name, help] of [
  ['lag', 'tinhso_events_lag', 'Events that a group has not finished yet'], ['committed', 'tinhso_events_committed', 'How far a group has come; moves while it makes progress'],
] as const) {
  metrics.gauge(name, help, ['service', 'group', 'topic', 'partition'], async function collect() {
    this.reset();
    for (const [service, { consumers }] of await ask()) {
      for (const { group, partitions } of consumers) for (const one of partitions) this.set({ service, group, topic: one.topic, partition: one.partition }, one[figure]);
    }
  });
}

metrics.gauge('tinhso_event_alerts', 'What the platform itself thinks that somebody should look at', ['service', 'group', 'kind'], function collect() {
  this.reset();
  for (const [service, { alerts }] of watched) for (const { group = '', kind } of alerts) this.set({ service, group, kind }, 1);
});

/** Shows a service's outbox, lag and parking place at `/metrics`; the answer ends that. */
export function watchEvents(service: string, watch: EventWatch): () => void {
  watched.set(service, watch);
  return () => { if (watched.get(service) === watch) watched.delete(service); };
}
