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

  constructor(readonly agencies: readonly Agency[], readonly communes: readonly Commune[], private readonly outside: ReadonlyMap<string, Bilingual> = new Map()) {
    this.byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  }

  /** The name of an agency; its code when nobody knows it. */
  agencyName(code: string): Bilingual {
    return this.byCode.get(code)?.name ?? { vi: code, en: code };
  }

  /** The name of an outside agency by its client; the client's id when nobody knows it. */
  outsideName(client: string): Bilingual {
    return this.outside.get(client) ?? { vi: client, en: client };
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
  const [agencies, communes, clients] = await Promise.all([read<Agency[]>('units.json'), read<Commune[]>('communes.json'), read<{ id: string; name: string; nameEn: string }[]>('clients.json')]);
  return new ProvinceUnits(agencies, communes, new Map(clients.map(({ id, name, nameEn }) => [id, { vi: name, en: nameEn }])));
}
