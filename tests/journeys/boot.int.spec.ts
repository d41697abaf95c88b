import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller } from '../support/client.js';
import { platformOn, profiles } from '../support/platform.js';

describe('the platform in one process', () => {
  let platform: Awaited<ReturnType<typeof platformOn>>;
  beforeAll(async () => { platform = await platformOn(profiles[0] as (typeof profiles)[number]); }, 60_000);
  afterAll(() => platform?.stop(), 30_000);

  it('answers at every service with an OpenAPI document whose operations have an id and an example', async () => {
    const caller = new Caller(platform.origin);
    for (const service of platform.services) {
      const { status, body } = await caller.get<{ openapi: string; paths: Record<string, Record<string, { operationId?: string }>> }>(`/api/${service.name}/openapi.json`);
      expect(status).toBe(200);
      expect(body.openapi).toBe('3.1.0');
      const operations = Object.values(body.paths).flatMap((path) => Object.values(path));
      expect(operations.length).toBeGreaterThan(0);
      expect(operations.filter((operation) => !operation.operationId)).toEqual([]);
    }
  });

  it('answers an unknown path with a problem in both languages', async () => {
    const { status, body, headers } = await new Caller(platform.origin).get<{ texts: { vi: string; en: string } }>('/api/directory/v1/nothing-here');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.texts.vi).toContain('Không tìm thấy');
    expect(body.texts.en).toContain('not found');
  });
});
