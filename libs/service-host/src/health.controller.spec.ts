import { describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { HealthController } from './health.controller.js';
import { databaseProbes } from './probes.js';

const database = { up: false, query: async () => { if (!database.up) throw new Error('refused'); } };
const frozen = { query: () => new Promise(() => undefined) };
const controller = (pool: object): HealthController => new HealthController(databaseProbes(() => pool as Pool));

describe('the probes', () => {
  it('say ready only while the database answers, and started ever after', async () => {
    const probes = controller(database);
    database.up = false;
    await expect(probes.startup()).rejects.toMatchObject({ kind: 'unavailable' });
    database.up = true;
    await expect(probes.startup()).resolves.toEqual({ status: 'up' });
    database.up = false;
    await expect(probes.ready()).rejects.toMatchObject({ kind: 'unavailable', code: 'common/database-unavailable' });
    await expect(probes.startup()).resolves.toEqual({ status: 'up' });
    expect(probes.live()).toEqual({ status: 'up' });
  });

  it('do not wait for a database that hangs', async () => {
    const from = performance.now();
    await expect(controller(frozen).ready()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(performance.now() - from).toBeLessThan(1_900);
  });

  it('show figures to the scraper inside, and nothing through a proxy', async () => {
    expect(await controller(database).figures()).toContain('process_cpu_seconds_total');
    await expect(controller(database).figures('203.0.113.7')).rejects.toMatchObject({ kind: 'not-found' });
  });
});
