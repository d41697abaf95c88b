import type { TSchema } from '@sinclair/typebox';

type Environment = Readonly<Record<string, string | undefined>>;

const numberIn = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);

const truths: Readonly<Record<string, boolean>> = { true: true, '1': true, yes: true, false: false, '0': false, no: false };

const valueOf = (schema: TSchema, text: string): unknown => {
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return numberIn(text);
    case 'boolean':
      return truths[text.toLowerCase()] ?? text;
    case 'array':
      return text.split(',').map((item) => item.trim()).filter(Boolean).map((item) => valueOf(schema['items'] as TSchema, item));
    default:
      return text;
  }
};

/** The variables that the schema names, as the types it asks for. A variable that is set but empty counts as not set. */
export function readEnvironment(properties: Readonly<Record<string, TSchema>>, environment: Environment): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(properties)) {
    const text = environment[variable]?.trim();
    if (text) found[variable] = valueOf(schema, text);
  }
  return found;
}
