import { checkCalendar, type CalendarDefinition } from '@tinhso/calendar';
import { patternFaults } from '@tinhso/vietnam';
import { checkProcedure } from '../check/load-procedure.js';
import { shapeFaults } from '../check/shape.js';
import type { Procedure } from '../schema/procedure.js';
import { Template } from '../schema/templates.js';
import type { Agency, Commune, Officer, OutsideAgency, PackFault, PackReader, Province, ProvincePack } from './pack-types.js';
import { placeFaults, type Places } from './place-faults.js';

export interface CheckedPack {
  readonly pack: ProvincePack;
  readonly faults: readonly PackFault[];
}

interface File {
  readonly file: string;
  readonly json: unknown;
}

async function readJson(reader: PackReader, file: string, faults: PackFault[]): Promise<unknown> {
  try {
    return JSON.parse(await reader.read(file));
  } catch (error) {
    faults.push({ file, path: '', problem: (error as Error).message });
    return undefined;
  }
}

async function readFolder(reader: PackReader, folder: string, faults: PackFault[]): Promise<File[]> {
  const files = [...await reader.list(folder)].sort();
  const read = await Promise.all(files.map(async (file): Promise<File> => ({ file, json: await readJson(reader, file, faults) })));
  return read.filter(({ json }) => json !== undefined);
}

const at = (file: string, faults: readonly { readonly path: string; readonly problem: string | { readonly en: string } }[]): PackFault[] =>
  faults.map(({ path, problem }) => ({ file, path, problem: typeof problem === 'string' ? problem : problem.en }));

const provinceFaults = (province: Province): PackFault[] => (province.issuing?.dossierCode ?? []).flatMap(({ pattern }, i) =>
  patternFaults(pattern).map((problem) => ({ file: 'province.json', path: `/issuing/dossierCode/${i}/pattern`, problem })));

interface Contents {
  readonly province: Province;
  readonly places: Places;
  readonly calendars: readonly File[];
  readonly templates: readonly File[];
  readonly procedures: readonly File[];
}

const findFaults = ({ province, places, calendars, templates, procedures }: Contents): PackFault[] => [
  ...provinceFaults(province), ...placeFaults(places),
  ...calendars.flatMap(({ file, json }) => at(file, checkCalendar(json as CalendarDefinition))),
  ...templates.flatMap(({ file, json }) => at(file, shapeFaults(Template, json))),
  ...procedures.flatMap(({ file, json }) => at(file, checkProcedure(json, { agencies: places.agencies, templates: templates.map(({ json: shared }) => shared as Template) }))),
];

let last: { readonly text: string; readonly faults: readonly PackFault[] } | undefined;

/** Services of one process load the same pack; what was checked is known by its whole text. */
function faultsOf(contents: Contents): readonly PackFault[] {
  const text = JSON.stringify(contents);
  if (last?.text !== text) last = { text, faults: findFaults(contents) };
  return last.faults;
}

/** Reads a province pack and checks it as a whole: every file, and what they say of each other. All faults come back, with file and place. */
export async function checkPack(reader: PackReader): Promise<CheckedPack> {
  const faults: PackFault[] = [];
  const file = async <T>(name: string, otherwise: T): Promise<T> => (await readJson(reader, name, faults) as T | undefined) ?? otherwise;
  const [province, agencies, communes, officers, clients] = await Promise.all([
    file<Province>('province.json', {} as Province), file<Agency[]>('units.json', []), file<Commune[]>('communes.json', []), file<Officer[]>('officers.json', []),
    file<(OutsideAgency & { readonly secret?: string })[]>('clients.json', []),
  ]);
  const [calendars, templates, procedures] = await Promise.all(['calendars', 'templates', 'procedures'].map((folder) => readFolder(reader, folder, faults)));
  const shared = (templates ?? []).map(({ json }) => json as Template);
  faults.push(...faultsOf({ province, places: { agencies, communes, officers, outsideAgencies: clients }, calendars: calendars ?? [], templates: templates ?? [], procedures: procedures ?? [] }));
  const pack: ProvincePack = {
    province, agencies, communes, officers: officers.map(withoutPassword), outsideAgencies: clients.map(({ id, name, nameEn, scopes }) => ({ id, name, nameEn, scopes })), templates: shared,
    calendars: (calendars ?? []).map(({ json }) => json as CalendarDefinition), procedures: (procedures ?? []).map(({ json }) => json as Procedure),
  };
  return { pack, faults };
}

/** The demo password of an officer is the issuer's business alone. */
const withoutPassword = (officer: Officer & { readonly password?: string }): Officer => {
  const { password: _, ...rest } = officer;
  return rest;
};

/** A pack without faults. Throws one error that lists all of them otherwise. */
export async function loadPack(reader: PackReader): Promise<ProvincePack> {
  const { pack, faults } = await checkPack(reader);
  if (faults.length > 0) throw new Error(`province pack: ${faults.length} fault(s)\n${faults.map((f) => `  ${f.file}${f.path}: ${f.problem}`).join('\n')}`);
  return pack;
}
