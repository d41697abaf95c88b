import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Looks, Sealer } from '../index.js';
import { auditedService, look, type AuditedService } from '../../test/audited-service.js';
import { verifyArguments } from './verify-arguments.js';
import { verifySchemas } from './verify-schemas.js';

describe('audit verify', () => {
  let service: AuditedService;
  let database: string;
  const verify = async (...more: string[]): Promise<{ code: number; printed: string[] }> => {
    const printed: string[] = [];
    const code = await verifySchemas(verifyArguments(['verify', '--database', database, ...more], {}), (text) => printed.push(text));
    return { code, printed };
  };

  beforeAll(async () => {
    service = await auditedService();
    database = (service.superuser.options as { connectionString: string }).connectionString;
    const looks = new Looks(() => service.app);
    for (let n = 1; n <= 3; n += 1) await looks.record(look(n));
    await new Sealer(() => service.app).sealNow({ anchor: true });
  });
  afterAll(() => service.close());

  it('finds the schemas that have an audit and ends with 0', async () => {
    expect(await verify()).toEqual({ code: 0, printed: ['audit_probe: whole: 3 records, 1 anchors, 0 not sealed yet'] });
  });

  it('names the first bad row and ends with 1', async () => {
    await service.superuser.query(`update audit_record set outcome = 'refused' where seq = 2`);
    const { code, printed } = await verify('--schema', 'audit_probe');
    expect(code).toBe(1);
    expect(printed[0]).toContain('CHANGED at record seq 2, position 2');
    expect(JSON.parse((await verify('--json')).printed[0] ?? '')).toMatchObject({ schema: 'audit_probe', ok: false, fault: { seq: '2' } });
  });

  it('refuses what it does not know', () => {
    expect(() => verifyArguments(['verify', '--quick'], {})).toThrow(/quick/);
    expect(() => verifyArguments(['repair'], {})).toThrow(/verify/);
    expect(verifyArguments(['--help'], {})).toMatchObject({ help: true });
  });
});
