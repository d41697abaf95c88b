import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream } from 'pino';
import { allowed, safeSentence, type LogFields } from './log-fields.js';

type Line = (fields: LogFields, sentence: string) => void;

export interface Logger {
  readonly debug: Line;
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
}

interface LoggerOptions {
  readonly level?: string;
  readonly destination?: DestinationStream;
}

const traceOf = (): Record<string, string> => {
  const current = trace.getActiveSpan()?.spanContext();
  return current ? { traceId: current.traceId, spanId: current.spanId } : {};
};

/**
 * JSON lines by allow-list: only the fields of `LogFields`, only values that look harmless, sentences in English without
 * values. There is no way to log an object, a body or an error's message through it. Lines leave together, at the latest
 * after 200 ms and when the process ends: a write for each would cost more than the line.
 */
export function createLogger({ level, destination }: LoggerOptions = {}): Logger {
  const quiet = process.env['JEST_WORKER_ID'] ? 'silent' : 'info';
  const sink = pino(
    { level: level ?? process.env['LOG_LEVEL'] ?? quiet, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    destination ?? pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 200 }),
  );
  const line = (method: 'debug' | 'info' | 'warn' | 'error'): Line => (fields, sentence) => {
    if (sink.isLevelEnabled(method)) sink[method]({ ...allowed(fields), ...traceOf() }, safeSentence(sentence));
  };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}

let process_: Logger | undefined;
const own = (): Logger => (process_ ??= createLogger());

/** The process's logger, to standard output; `LOG_LEVEL` sets what it says (silent in tests unless told). */
export const logger: Logger = {
  debug: (fields, sentence) => own().debug(fields, sentence),
  info: (fields, sentence) => own().info(fields, sentence),
  warn: (fields, sentence) => own().warn(fields, sentence),
  error: (fields, sentence) => own().error(fields, sentence),
};
