/** Everything that a log line may say. A field that is not here does not exist: it is dropped, not masked. */
export interface LogFields {
  readonly service?: string;
  /** The route's pattern, never the path with its values. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly requestId?: string;
  /** Type of an event, as on the wire. */
  readonly type?: string;
  readonly eventId?: string;
  readonly topic?: string;
  readonly group?: string;
  readonly partition?: number;
  /** Pseudonymous ids (UUID) only. */
  readonly resourceType?: string;
  readonly resourceId?: string;
  readonly count?: number;
  readonly attempt?: number;
  readonly lag?: number;
  /** Stable code of an error or a decision. */
  readonly code?: string;
  readonly part?: string;
  readonly port?: number;
  readonly version?: string;
  /** Logged as name, code and places in our code; its message is left out because it may quote input. */
  readonly error?: unknown;
}

const names = [
  'service', 'route', 'method', 'status', 'durationMs', 'requestId', 'type', 'eventId', 'topic', 'group', 'partition', 'resourceType',
  'resourceId', 'count', 'attempt', 'lag', 'code', 'part', 'port', 'version',
] as const satisfies readonly (keyof LogFields)[];

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const plain = /^[\w .:/{}*@()',+-]{0,200}$/;
const longNumber = /\d(?:[ .-]?\d){6,}/;

/** Text that cannot hold a name with diacritics, a citizen's number, a telephone number or a mailbox. */
const isSafe = (text: string): boolean => plain.test(text) && !/\w@\w/.test(text) && !longNumber.test(text.replace(uuid, ''));

const placesOf = (stack: string | undefined): string[] =>
  (stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6).map((line) => line.trim().slice(3));

const describe = (error: unknown): Record<string, unknown> => {
  const { name = 'Error', code, stack } = (error ?? {}) as { name?: unknown; code?: unknown; stack?: string };
  return { errorName: safeValue(String(name)), ...(code === undefined ? {} : { errorCode: safeValue(String(code)) }), at: placesOf(stack) };
};

const safeValue = (value: string): string => (isSafe(value) ? value : '[dropped]');

/** The allowed fields of what was handed in, and of those only values that look like what they should be. */
export function allowed(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number') line[name] = value;
    else if (typeof value === 'string') line[name] = safeValue(value);
  }
  return fields.error === undefined ? line : { ...line, ...describe(fields.error) };
}

/** The sentence of a line: written in the code, so whatever does not look like it is taken out. */
export const safeSentence = (text: string): string => safeValue(text);
