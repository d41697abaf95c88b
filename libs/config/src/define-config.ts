import type { Static, TObject, TSchema } from '@sinclair/typebox';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { ConfigError, type ConfigFault } from './config-error.js';
import { readEnvironment } from './read-environment.js';

export interface VariableDescription {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default?: unknown;
  readonly description?: string;
}

export interface Config<T> {
  /** Parses the environment; throws `ConfigError` with all faults. Pure: reads nothing but its argument. */
  parse(environment: Readonly<Record<string, string | undefined>>): Readonly<T>;
  /** Parses `process.env` on the first call and keeps the answer. Prints all faults and ends the process with 78 when there are any. */
  load(): Readonly<T>;
  /** What an operator may set; `docs/generated` is made from it. */
  describe(): VariableDescription[];
}

const addFormats = formats as unknown as (ajv: Ajv2020) => void;
// One environment is parsed per process: compiling fast counts, running fast does not.
const ajv = new Ajv2020({ allErrors: true, useDefaults: true, strict: false, validateSchema: false, code: { optimize: false } });
addFormats(ajv);

const faultOf = (error: ErrorObject): ConfigFault => {
  if (error.keyword === 'required') return { variable: String(error.params['missingProperty']), message: 'bắt buộc, chưa đặt / is required and not set' };
  const [variable = '', ...place] = error.instancePath.split('/').slice(1);
  const allowed = error.keyword === 'enum' ? `: ${(error.params['allowedValues'] as unknown[]).join(', ')}` : '';
  const detail = error.keyword === 'const' ? `must be ${String(error.params['allowedValue'])}` : `${error.message ?? error.keyword}${allowed}`;
  return { variable, message: place.length > 0 ? `item ${Number(place[0]) + 1} ${detail}` : detail };
};

const typeOf = (schema: TSchema): string => (schema['type'] === 'array' ? 'comma-separated list' : String(schema['type'] ?? 'choice'));

const frozen = <T>(value: T): Readonly<T> => Object.freeze(value);

const exitConfigurationFault = 78;

/**
 * One parse of the environment at boot. The schema is a flat TypeBox object whose keys are variable names; numbers,
 * booleans (`true`/`false`/`1`/`0`/`yes`/`no`) and comma-separated lists are read from text, `default` fills what is
 * not set, variables that the schema does not name are not looked at.
 */
export function defineConfig<S extends TObject>(schema: S): Config<Static<S>> {
  const properties = schema.properties as Record<string, TSchema>;
  let loaded: Readonly<Static<S>> | undefined;

  const parse = (environment: Readonly<Record<string, string | undefined>>): Readonly<Static<S>> => {
    const found = readEnvironment(properties, environment);
    const check = ajv.compile(schema);
    if (!check(found)) {
      const faults = (check.errors ?? []).map(faultOf);
      throw new ConfigError(faults);
    }
    return frozen(found as Static<S>);
  };

  return {
    parse,
    load: () => {
      try {
        loaded ??= parse(process.env);
        return loaded;
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        process.stderr.write(`${error.message}\n`);
        return process.exit(exitConfigurationFault);
      }
    },
    describe: () => Object.entries(properties).map(([name, variable]) => ({
      name, type: typeOf(variable), required: (schema.required ?? []).includes(name) && variable['default'] === undefined,
      ...(variable['default'] === undefined ? {} : { default: variable['default'] as unknown }),
      ...(variable.description ? { description: variable.description } : {}),
    })),
  };
}
