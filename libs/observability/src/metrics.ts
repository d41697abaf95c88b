import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The only labels there are; each has few values. Ids, paths, people and agencies are not among them. */
export type Label = 'service' | 'route' | 'method' | 'status' | 'topic' | 'partition' | 'group' | 'kind' | 'outcome' | 'reason' | 'transport' | 'operation' | 'provider' | 'channel';
const labels: readonly Label[] = ['service', 'route', 'method', 'status', 'topic', 'partition', 'group', 'kind', 'outcome', 'reason', 'transport', 'operation', 'provider', 'channel'];

const units = { counter: /^tinhso_[a-z_]+_total$/, histogram: /^tinhso_[a-z_]+_(seconds|bytes|rows)$/, gauge: /^tinhso_[a-z_]+$/ };

const registry = new Registry();
let withProcess = false;

const checked = (kind: keyof typeof units, name: string, wanted: readonly string[]): void => {
  if (!units[kind].test(name)) throw new Error(`metric ${name} must look like ${units[kind].source}`);
  const strange = wanted.find((label) => !labels.includes(label as Label));
  if (strange) throw new Error(`metric ${name} has the label ${strange}, which is not in the list of labels`);
};

const known = <M>(name: string): M | undefined => registry.getSingleMetric(name) as M | undefined;

/** Prometheus metrics of the process. Asking twice for a name gives the same metric: many services share one process. */
export const metrics = {
  /** Counts since the start; the name ends in `_total`. */
  counter<L extends Label>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    checked('counter', name, labelNames);
    return known<Counter<L>>(name) ?? new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
  },
  /** Times in seconds, sizes in bytes or rows, as the end of the name says. */
  histogram<L extends Label>(name: string, help: string, labelNames: readonly L[] = [], buckets: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]): Histogram<L> {
    checked('histogram', name, labelNames);
    return known<Histogram<L>>(name) ?? new Histogram({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers: [registry] });
  },
  /** A value that goes up and down; `collect` is asked at each scrape. */
  gauge<L extends Label>(name: string, help: string, labelNames: readonly L[] = [], collect?: (this: Gauge<L>) => void | Promise<void>): Gauge<L> {
    checked('gauge', name, labelNames);
    return known<Gauge<L>>(name) ?? new Gauge({ name, help, labelNames: [...labelNames], registers: [registry], ...(collect && { collect }) });
  },
  /** The answer to `/metrics`, the process's own figures included. */
  async text(): Promise<string> {
    if (!withProcess) collectDefaultMetrics({ register: registry });
    withProcess = true;
    return registry.metrics();
  },
  contentType: registry.contentType,
};
