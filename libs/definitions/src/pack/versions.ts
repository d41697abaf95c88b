import type { Procedure } from '../schema/procedure.js';
import type { Template } from '../schema/templates.js';
import type { Agency, Commune, Province, ProvincePack } from './pack-types.js';

/** The version of a procedure that is in force on a Vietnamese day (`yyyy-MM-dd`), the latest of several. */
export function procedureInForce(procedures: readonly Procedure[], code: string, day: string): Procedure | undefined {
  return procedures.filter((p) => p.code === code && p.effectiveFrom <= day && (p.effectiveTo === undefined || day <= p.effectiveTo))
    .sort((a, b) => b.version - a.version)[0];
}

/** The version that a dossier has pinned. */
export const pinnedProcedure = (procedures: readonly Procedure[], code: string, version: number): Procedure | undefined =>
  procedures.find((p) => p.code === code && p.version === version);

/** A template by reference: the procedure's own first, then the shared ones. */
export const templateOf = (procedure: Procedure, shared: readonly Template[], reference: { readonly code: string; readonly version: number }): Template | undefined =>
  [...procedure.templates, ...shared].find((t) => t.code === reference.code && t.version === reference.version);

/** The pattern of dossier codes of an agency on a day; an agency's own goes before the province's. */
export const dossierCodePattern = (province: Province, agencyCode: string, day: string): string | undefined =>
  province.issuing.dossierCode.filter((p) => p.from <= day && (p.agencyCode === undefined || p.agencyCode === agencyCode))
    .sort((a, b) => Number(b.agencyCode !== undefined) - Number(a.agencyCode !== undefined) || b.from.localeCompare(a.from))[0]?.pattern;

/** Agencies that may decide a procedure. */
export const competentFor = (procedure: Procedure, agencies: readonly Agency[]): readonly Agency[] =>
  agencies.filter((a) => procedure.competent.agencyCodes?.includes(a.code) ?? a.kind === procedure.competent.kind);

/** The agency that decides a dossier: the commune's own where the form asks for one, else the only competent one. */
export function competentAgency(pack: Pick<ProvincePack, 'agencies' | 'communes'>, procedure: Procedure, communeCode?: string): Agency | undefined {
  const agencies = competentFor(procedure, pack.agencies);
  const commune: Commune | undefined = pack.communes.find((c) => c.code === communeCode);
  return commune ? agencies.find((a) => a.code === commune.agencyCode) ?? (agencies.length === 1 ? agencies[0] : undefined)
    : agencies.length === 1 ? agencies[0] : undefined;
}

/** A unit of an agency by kind or by code, as a step names it. */
export const unitFor = (agency: Agency, unit: string): Agency['units'][number] | undefined =>
  agency.units.find((u) => u.code === unit) ?? agency.units.find((u) => u.kind === unit);

/** A result number from its pattern. `sequence` runs within agency, procedure and year. */
export const resultNumber = (pattern: string, sequence: number, year: number): string =>
  pattern.replace('{seq}', String(sequence)).replace('{yyyy}', String(year));
