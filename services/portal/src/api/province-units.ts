import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Procedure } from '@tinhso/definitions';
import type { Bilingual } from '@tinhso/ui';

export interface Agency {
  readonly code: string;
  readonly kind: string;
  readonly name: Bilingual;
  readonly address?: string;
  readonly communeCodes: readonly string[];
}

export interface Commune {
  readonly code: string;
  readonly name: Bilingual;
}

/** Agencies and communes by name, and which agency is competent for what. */
export class ProvinceUnits {
  private readonly byCode: ReadonlyMap<string, Agency>;

  constructor(readonly agencies: readonly Agency[], readonly communes: readonly Commune[]) {
    this.byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  }

  /** The name of an agency; its code when nobody knows it. */
  agencyName(code: string): Bilingual {
    return this.byCode.get(code)?.name ?? { vi: code, en: code };
  }

  competent({ competent }: Pick<Procedure, 'competent'>): readonly Agency[] {
    return this.agencies.filter(({ kind, code }) => (competent.agencyCodes ? competent.agencyCodes.includes(code) : kind === competent.kind));
  }

  /** The one competent agency that a commune belongs to. */
  ofCommune(procedure: Pick<Procedure, 'competent'>, communeCode: unknown): Agency | undefined {
    return this.competent(procedure).find(({ communeCodes }) => communeCodes.includes(String(communeCode)));
  }
}

export async function readProvinceUnits(folder: string): Promise<ProvinceUnits> {
  const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(join(folder, file), 'utf8')) as T;
  const [agencies, communes] = await Promise.all([read<Agency[]>('units.json'), read<Commune[]>('communes.json')]);
  return new ProvinceUnits(agencies, communes);
}
