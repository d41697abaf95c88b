import type { Agency, Commune, Officer, OutsideAgency, PackFault } from './pack-types.js';

const repeated = (file: string, codes: readonly string[]): PackFault[] => codes.flatMap((code, i) =>
  (codes.indexOf(code) < i ? [{ file, path: `/${i}`, problem: `'${code}' is there twice` }] : []));

export interface Places {
  readonly agencies: readonly Agency[];
  readonly communes: readonly Commune[];
  readonly officers: readonly Officer[];
  readonly outsideAgencies: readonly OutsideAgency[];
}

/** What units, communes, officers and outside agencies say of each other. */
export function placeFaults({ agencies, communes, officers, outsideAgencies }: Places): PackFault[] {
  const byCode = new Map(agencies.map((a) => [a.code, a]));
  const outside = new Set(outsideAgencies.map(({ id }) => id));
  const isKnown = ({ roles }: Officer, agencyCode: string, unitCode: string): boolean =>
    (roles.includes('agency-technician') ? outside.has(agencyCode) : byCode.get(agencyCode)?.units.some((u) => u.code === unitCode) ?? false);
  const communeCodes = new Set(communes.map((c) => c.code));
  return [
    ...repeated('units.json', agencies.map((a) => a.code)),
    ...repeated('communes.json', communes.map((c) => c.code)),
    ...repeated('officers.json', officers.map((o) => o.username)),
    ...communes.flatMap((c, i) => (byCode.has(c.agencyCode) ? [] : [{ file: 'communes.json', path: `/${i}/agencyCode`, problem: `unknown agency '${c.agencyCode}'` }])),
    ...agencies.flatMap((a, i) => a.communeCodes.flatMap((code, j) =>
      (communeCodes.has(code) ? [] : [{ file: 'units.json', path: `/${i}/communeCodes/${j}`, problem: `unknown commune '${code}'` }]))),
    ...officers.flatMap((o, i) => o.placements.flatMap((p, j) =>
      (isKnown(o, p.agencyCode, p.unitCode) ? [] : [{ file: 'officers.json', path: `/${i}/placements/${j}`, problem: `unknown unit '${p.agencyCode} ${p.unitCode}'` }]))),
  ];
}
