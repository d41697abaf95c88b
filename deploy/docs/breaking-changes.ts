/** What a published interface may not do to those who use it already. */
export interface Schema {
  readonly type?: string | readonly string[]; readonly const?: unknown; readonly enum?: readonly unknown[]; readonly anyOf?: readonly Schema[]; readonly format?: string; readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema;
  readonly maximum?: number; readonly maxLength?: number; readonly minimum?: number; readonly minLength?: number; readonly maxItems?: number;
}
interface Parameter { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
interface Operation { readonly parameters?: readonly Parameter[]; readonly requestBody?: { readonly content: Content }; readonly responses?: Readonly<Record<string, { readonly content?: Content }>> }
export interface Interfaces {
  readonly openApi?: { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  readonly asyncApi?: { readonly components: { readonly schemas: Readonly<Record<string, Schema>> } };
}

const entries = <T>(of: Readonly<Record<string, T>> | undefined): [string, T][] => Object.entries(of ?? {});
const kinds = (schema: Schema): Set<string> => new Set(schema.anyOf ? schema.anyOf.flatMap((one) => [...kinds(one)])
  : schema.const !== undefined ? [JSON.stringify(schema.const)] : schema.enum ? schema.enum.map((one) => JSON.stringify(one)) : [schema.type ?? 'any'].flat() as string[]);
const missing = (from: Set<string>, to: Set<string>): string[] => (to.has('any') ? [] : [...from].filter((one) => !to.has(one) && !(one === 'integer' && to.has('number')) && !(one.startsWith('"') && to.has('string'))));
const tighter = (old: Schema, now: Schema): string[] => [
  ...(['maximum', 'maxLength', 'maxItems'] as const).filter((key) => (now[key] ?? Infinity) < (old[key] ?? Infinity)),
  ...(['minimum', 'minLength'] as const).filter((key) => (now[key] ?? -Infinity) > (old[key] ?? -Infinity)),
  ...(['pattern', 'format'] as const).filter((key) => now[key] !== undefined && now[key] !== old[key]),
];

/** A caller that sends what it always sent must still be understood. */
function sent(at: string, old: Schema, now: Schema): string[] {
  const narrowed = missing(kinds(old), kinds(now)).map((one) => `${at}: no longer takes ${one}`);
  const limits = tighter(old, now).map((key) => `${at}: ${key} is tighter`);
  const demanded = (now.required ?? []).filter((name) => !old.required?.includes(name)).map((name) => `${at}/${name}: is newly required`);
  const fields = entries(old.properties).flatMap(([name, schema]) => (now.properties?.[name] ? sent(`${at}/${name}`, schema, now.properties[name]) : [`${at}/${name}: is no longer taken`]));
  return [...narrowed, ...limits, ...demanded, ...fields, ...(old.items && now.items ? sent(`${at}/*`, old.items, now.items) : [])];
}

/** A reader that relies on a field must still find it, and find in it what it knows. */
function read(at: string, old: Schema, now: Schema): string[] {
  const widened = missing(kinds(now), kinds(old)).map((one) => `${at}: may now be ${one}`);
  const fields = entries(old.properties).flatMap(([name, schema]) => {
    if (!now.properties?.[name]) return [`${at}/${name}: is gone`];
    return [...(old.required?.includes(name) && !now.required?.includes(name) ? [`${at}/${name}: is no longer always there`] : []), ...read(`${at}/${name}`, schema, now.properties[name])];
  });
  return [...widened, ...fields, ...(old.items && now.items ? read(`${at}/*`, old.items, now.items) : [])];
}

/**
 * An event is read by consumers that are older than it, and the log holds events that are older than its consumers: it
 * must go on saying what it said, and today's schema must take what was published under it. One line for each field.
 */
export function breaksOfEvent(type: string, old: Schema, now: Schema): string[] {
  const lines = [...read(type, old, now), ...sent(type, old, now)];
  const fieldOf = (line: string): string => line.slice(0, line.lastIndexOf(': '));
  return lines.filter((line, index) => lines.findIndex((other) => fieldOf(other) === fieldOf(line)) === index);
}

function parameters(at: string, old: Operation, now: Operation): string[] {
  const find = (list: readonly Parameter[] | undefined, wanted: Parameter) => list?.find(({ name, in: place }) => name === wanted.name && place === wanted.in);
  const kept = (old.parameters ?? []).flatMap((one) => {
    const same = find(now.parameters, one);
    return same ? [...sent(`${at} ?${one.name}`, one.schema, same.schema), ...(same.required && !one.required ? [`${at} ?${one.name}: is newly required`] : [])] : [`${at} ?${one.name}: is no longer taken`];
  });
  return [...kept, ...(now.parameters ?? []).filter((one) => one.required && !find(old.parameters, one)).map(({ name }) => `${at} ?${name}: is newly required`)];
}

function contents(at: string, old: Content | undefined, now: Content | undefined, compare: typeof sent): string[] {
  return entries(old).flatMap(([type, { schema }]) => (now?.[type] ? compare(at, schema ?? {}, now[type].schema ?? {}) : [`${at}: ${type} is gone`]));
}

function operation(at: string, old: Operation, now: Operation | undefined): string[] {
  if (!now) return [`${at}: is gone`];
  const answers = entries(old.responses).filter(([status]) => status.startsWith('2')).flatMap(([status, answer]) =>
    (now.responses?.[status] ? contents(`${at} ${status}`, answer.content, now.responses[status].content, read) : [`${at} ${status}: is gone`]));
  const demanded = now.requestBody && !old.requestBody ? [`${at} body: is newly taken`] : [];
  return [...parameters(at, old, now), ...contents(`${at} body`, old.requestBody?.content, now.requestBody?.content, sent), ...demanded, ...answers];
}

/** Everything in `now` that breaks a caller of `old`, one line each. */
export function breaksOf(old: Interfaces, now: Interfaces): string[] {
  const operations = entries(old.openApi?.paths).flatMap(([path, item]) => entries(item).flatMap(([method, one]) => operation(`${method.toUpperCase()} ${path}`, one, now.openApi?.paths[path]?.[method])));
  const events = entries(old.asyncApi?.components.schemas).flatMap(([type, schema]) => {
    const same = now.asyncApi?.components.schemas[type];
    return same ? breaksOfEvent(type, schema, same) : [`${type}: is gone`];
  });
  return [...operations, ...events];
}
