import { describe, expect, it } from '@jest/globals';
import { folderReader, packFolder } from '../../test/folder-reader.js';
import { checkPack, competentAgency, dossierCodePattern, loadPack, pinnedProcedure, procedureInForce, templateOf, unitFor, type PackReader, type ProvincePack } from '../index.js';

const real = folderReader(packFolder);
const changed = (file: string, change: (json: never) => void): PackReader => ({
  list: real.list,
  read: async (path) => {
    const text = await real.read(path);
    if (path !== file) return text;
    const json = JSON.parse(text) as never;
    change(json);
    return JSON.stringify(json);
  },
});

describe('the demonstration province', () => {
  it('is sound and holds what the platform shows', async () => {
    const { pack, faults } = await checkPack(real);
    expect(faults).toEqual([]);
    expect([pack.communes.length, pack.agencies.filter((a) => a.kind === 'department').length, pack.procedures.length]).toEqual([92, 3, 3]);
    expect(new Set(pack.procedures.map((p) => p.supplement.policy)).size).toBe(3);
    expect(pack.procedures.every((p) => p.doors.includes('portal') && p.doors.includes('counter'))).toBe(true);
    expect(JSON.stringify(pack.officers)).not.toContain('password');
    expect(JSON.stringify(pack.outsideAgencies)).not.toContain('secret');
  });

  it('resolves every template, competent agency and unit that its procedures name', async () => {
    const pack = await loadPack(real);
    for (const p of pack.procedures) {
      for (const reference of [...Object.values(p.forms), ...p.results.flatMap((r) => r.template ?? [])]) expect(templateOf(p, pack.templates, reference)).toBeDefined();
      const agency = competentAgency(pack, p, '05443');
      expect(agency?.code).toBe(p.competent.kind === 'commune' ? '000.00.19.H55' : '000.00.02.H55');
      for (const step of p.workflow.steps) expect(unitFor(agency as NonNullable<typeof agency>, step.assignee.unit)).toBeDefined();
    }
    expect(competentAgency(pack, pack.procedures[0] as ProvincePack['procedures'][number])).toBeUndefined();
  });

  it('finds versions by day and by pin, and the code pattern by agency and day', async () => {
    const { procedures, province } = await loadPack(real);
    expect(procedureInForce(procedures, '1.001193', '2026-11-23')?.version).toBe(1);
    expect(procedureInForce(procedures, '1.001193', '2024-01-01')).toBeUndefined();
    expect(pinnedProcedure(procedures, '1.001193', 2)).toBeUndefined();
    expect(dossierCodePattern(province, 'any', '2026-01-01')).toBe('{agencyCode}-{yyMMdd}-{seq:4}');
  });
});

describe('a pack with faults', () => {
  it('is refused with the file and place of each', async () => {
    const reader = changed('officers.json', (officers: { placements: { unitCode: string }[] }[]) => { (officers[0]?.placements[0] as { unitCode: string }).unitCode = 'nowhere'; });
    await expect(loadPack(reader)).rejects.toThrow("officers.json/0/placements/0: unknown unit '000.00.19.H55 nowhere'");
    const bad = changed('procedures/1.001193/v1.json', (p: { timeLimit?: unknown }) => { delete p.timeLimit; });
    await expect(loadPack(bad)).rejects.toThrow('procedures/1.001193/v1.json/timeLimit: the time limit is undefined');
  });

  it('places a technician of an outside agency in an agency that has a client, and nowhere else', async () => {
    const technician = (officers: { roles: string[]; placements: { agencyCode: string }[] }[]) => officers.find(({ roles }) => roles.includes('agency-technician'))?.placements[0] as { agencyCode: string };
    const reader = changed('officers.json', (officers: { roles: string[]; placements: { agencyCode: string }[] }[]) => { technician(officers).agencyCode = 'nobody'; });
    await expect(loadPack(reader)).rejects.toThrow("unknown unit 'nobody ky-thuat'");
  });

  it('names a file that is no JSON, an unknown agency and a repeated commune', async () => {
    const broken: PackReader = { list: real.list, read: async (path) => (path === 'units.json' ? '[' : real.read(path)) };
    const files = new Set((await checkPack(broken)).faults.map((f) => f.file));
    expect(files).toContain('units.json');
    expect(files).toContain('communes.json');
    const twice = changed('communes.json', (communes: { code: string }[]) => { (communes[1] as { code: string }).code = communes[0]?.code ?? ''; });
    expect((await checkPack(twice)).faults.map((f) => f.problem)).toContain("'01840' is there twice");
  });
});
