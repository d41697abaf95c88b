import type { Agency, Commune, Officer, PackFault } from './pack-types.js';

const repeated = (file: string, codes: readonly string[]): PackFault[] => codes.flatMap((code, i) =>
  (codes.indexOf(code) < i ? [{ file, path: `/${i}`, problem: `'${code}' is there twice` }] : []));

/** What units, communes and officers say of each other. */
export function placeFaults(agencies: readonly Agency[], communes: readonly Commune[], officers: readonly Officer[]): PackFault[] {
  const byCode = new Map(agencies.map((a) => [a.code, a]));
  const communeCodes = new Set(communes.map((c) => c.code));
  return [
    ...repeated('units.json', agencies.map((a) => a.code)),
    ...repeated('communes.json', communes.map((c) => c.code)),
    ...repeated('officers.json', officers.map((o) => o.username)),
    ...communes.flatMap((c, i) => (byCode.has(c.agencyCode) ? [] : [{ file: 'communes.json', path: `/${i}/agencyCode`, problem: `unknown agency '${c.agencyCode}'` }])),
    ...agencies.flatMap((a, i) => a.communeCodes.flatMap((code, j) =>
      (communeCodes.has(code) ? [] : [{ file: 'units.json', path: `/${i}/communeCodes/${j}`, problem: `unknown commune '${code}'` }]))),
    ...officers.flatMap((o, i) => o.placements.flatMap((p, j) =>
      (byCode.get(p.agencyCode)?.units.some((u) => u.code === p.unitCode) ? [] : [{ file: 'officers.json', path: `/${i}/placements/${j}`, problem: `unknown unit '${p.agencyCode} ${p.unitCode}'` }]))),
  ];
}
