import { Type } from '@sinclair/typebox';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, defineConfig } from './index.js';

const config = defineConfig(Type.Object({
  DATABASE_URL: Type.String({ format: 'uri', description: 'Where the truth is kept' }),
  PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65_535 }),
  KAFKA_BROKERS: Type.Array(Type.String({ pattern: '^[^:]+:\\d+$' }), { default: [] }),
  DEMO: Type.Boolean({ default: false }),
  LOG_LEVEL: Type.Optional(Type.Union([Type.Literal('info'), Type.Literal('debug')])),
}));

const faultsOf = (environment: Record<string, string>): readonly { variable: string }[] => {
  try {
    config.parse(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('defineConfig', () => {
  it('reads text as the types that are asked for and fills defaults', () => {
    const parsed = config.parse({ DATABASE_URL: 'postgres://x/y', PORT: '8080', KAFKA_BROKERS: 'a:1, b:2', DEMO: 'yes', OTHER: 'x' });
    expect(parsed).toEqual({ DATABASE_URL: 'postgres://x/y', PORT: 8080, KAFKA_BROKERS: ['a:1', 'b:2'], DEMO: true });
    expect(config.parse({ DATABASE_URL: 'postgres://x/y', PORT: '' })).toMatchObject({ PORT: 3000, KAFKA_BROKERS: [], DEMO: false });
  });

  it('lists all faults at once', () => {
    const faults = faultsOf({ PORT: 'http', KAFKA_BROKERS: 'a:1,b', DEMO: 'perhaps' });
    expect(faults.map(({ variable }) => variable).sort()).toEqual(['DATABASE_URL', 'DEMO', 'KAFKA_BROKERS', 'PORT']);
  });

  it('never repeats a value: it may be a secret', () => {
    let message = '';
    try { config.parse({ DATABASE_URL: 'hunter2', PORT: 'hunter2' }); } catch (error) { message = (error as Error).message; }
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('hunter2');
  });

  it('describes what an operator may set', () => {
    expect(config.describe()).toContainEqual({ name: 'DATABASE_URL', type: 'string', required: true, description: 'Where the truth is kept' });
    expect(config.describe()).toContainEqual({ name: 'PORT', type: 'integer', required: false, default: 3000 });
  });

  it('cannot be changed after boot', () => {
    const parsed = config.parse({ DATABASE_URL: 'postgres://x/y' });
    expect(() => { (parsed as { PORT: number }).PORT = 1; }).toThrow(TypeError);
  });
});
