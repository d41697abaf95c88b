import type { Fault } from '@tinhso/kernel';

/** Attributes of an event by their CloudEvents names, as text. */
export type Attributes = Readonly<Record<string, string>>;

type Leaf = 'exact' | 'prefix' | 'suffix';
/** The filter dialects of the CloudEvents Subscriptions API that every subscription manager must offer. */
export type Filter =
  | { readonly exact: Attributes } | { readonly prefix: Attributes } | { readonly suffix: Attributes }
  | { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] } | { readonly not: Filter };

export const dialects = ['exact', 'prefix', 'suffix', 'all', 'any', 'not'] as const;
const limits = { depth: 8, nodes: 100, text: 500 };
const attributeName = /^[a-z0-9]{1,20}$/;

interface Walk { readonly faults: Fault[]; nodes: number }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function leafFaults(value: unknown, path: string, { faults }: Walk): void {
  const pairs = isObject(value) ? Object.entries(value) : [];
  if (pairs.length === 0) faults.push({ path, code: 'filter/needs-attributes' });
  for (const [name, text] of pairs) {
    if (!attributeName.test(name)) faults.push({ path: `${path}/${name}`, code: 'filter/attribute-name' });
    if (typeof text !== 'string' || text === '' || text.length > limits.text) faults.push({ path: `${path}/${name}`, code: 'filter/attribute-value' });
  }
}

function listFaults(value: unknown, path: string, depth: number, walk: Walk): void {
  if (!Array.isArray(value) || value.length === 0) walk.faults.push({ path, code: 'filter/needs-filters' });
  else value.forEach((one, index) => visit(one, `${path}/${index}`, depth + 1, walk));
}

function visit(value: unknown, path: string, depth: number, walk: Walk): void {
  walk.nodes += 1;
  if (depth > limits.depth || walk.nodes > limits.nodes) {
    if (!walk.faults.some(({ code }) => code === 'filter/too-large')) walk.faults.push({ path, code: 'filter/too-large' });
    return;
  }
  const [dialect, ...more] = isObject(value) ? Object.keys(value) : [];
  if (dialect === undefined || more.length > 0) return void walk.faults.push({ path, code: 'filter/one-dialect' });
  const inner = (value as Record<string, unknown>)[dialect];
  const at = `${path}/${dialect}`;
  if (dialect === 'sql') walk.faults.push({ path: at, code: 'filter/no-sql' });
  else if (dialect === 'exact' || dialect === 'prefix' || dialect === 'suffix') leafFaults(inner, at, walk);
  else if (dialect === 'all' || dialect === 'any') listFaults(inner, at, depth, walk);
  else if (dialect === 'not') visit(inner, at, depth + 1, walk);
  else walk.faults.push({ path: at, code: 'filter/unknown-dialect' });
}

/** Everything that is wrong with a list of filters; an empty answer means that it is a `Filter[]`. */
export function filterFaults(filters: readonly unknown[]): readonly Fault[] {
  const walk: Walk = { faults: [], nodes: 0 };
  filters.forEach((filter, index) => visit(filter, `/filters/${index}`, 1, walk));
  return walk.faults;
}

const compare: Readonly<Record<Leaf, (value: string, wanted: string) => boolean>> = {
  exact: (value, wanted) => value === wanted, prefix: (value, wanted) => value.startsWith(wanted), suffix: (value, wanted) => value.endsWith(wanted),
};

/** What an attribute is; undefined stands for «not known yet», null for «the event has none». */
type Lookup = (name: string) => string | null | undefined;

const every = (results: readonly (boolean | undefined)[]): boolean | undefined => (results.includes(false) ? false : results.includes(undefined) ? undefined : true);

function leaf(kind: Leaf, wanted: Attributes, lookup: Lookup): boolean | undefined {
  return every(Object.entries(wanted).map(([name, text]) => {
    const value = lookup(name);
    return value === undefined ? undefined : value !== null && compare[kind](value, text);
  }));
}

function judge(filter: Filter, lookup: Lookup): boolean | undefined {
  if ('exact' in filter) return leaf('exact', filter.exact, lookup);
  if ('prefix' in filter) return leaf('prefix', filter.prefix, lookup);
  if ('suffix' in filter) return leaf('suffix', filter.suffix, lookup);
  if ('all' in filter) return every(filter.all.map((one) => judge(one, lookup)));
  const negated = 'not' in filter ? judge(filter.not, lookup) : every(filter.any.map((one) => { const held = judge(one, lookup); return held === undefined ? undefined : !held; }));
  return negated === undefined ? undefined : !negated;
}

/** Whether an event passes: all filters must hold, none at all holds always. */
export const passes = (filters: readonly Filter[], attributes: Attributes): boolean =>
  filters.every((filter) => judge(filter, (name) => (Object.hasOwn(attributes, name) ? attributes[name] ?? null : null)) === true);

/** Whether events with these known attributes may pass at all, whatever their others are. */
export const mayPass = (filters: readonly Filter[], known: Attributes): boolean =>
  filters.every((filter) => judge(filter, (name) => (Object.hasOwn(known, name) ? known[name] : undefined)) !== false);

/** The values that every event must have which passes: what an index can look up. */
export const demands = (filters: readonly Filter[]): readonly (readonly [name: string, value: string])[] =>
  filters.flatMap((filter) => ('exact' in filter ? Object.entries(filter.exact) : 'all' in filter ? demands(filter.all) : []));
