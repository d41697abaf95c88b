import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement } from '@tinhso/kernel';

export interface LocalText {
  readonly vi: string;
  readonly en: string;
}

export interface Unit {
  readonly code: string;
  readonly kind: string;
  readonly name: LocalText;
}

export interface Agency {
  readonly code: string;
  readonly kind: 'province' | 'department' | 'commune';
  readonly name: LocalText;
  readonly address?: string;
  readonly communeCodes: readonly string[];
  readonly units: readonly Unit[];
}

interface OfficerEntry {
  readonly username: string;
  readonly placements: readonly Placement[];
}

/** Agencies, units and first placements as the province pack says them; transfers since then are rows. */
export class DirectoryPack {
  private constructor(
    readonly agencies: readonly Agency[],
    private readonly officers: ReadonlyMap<string, readonly Placement[]>,
  ) {}

  static read(folder: string): DirectoryPack {
    const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
    const officers = read<OfficerEntry[]>('officers.json');
    return new DirectoryPack(read<Agency[]>('units.json'), new Map(officers.map((officer) => [officer.username, officer.placements])));
  }

  agency(code: string): Agency | undefined {
    return this.agencies.find((agency) => agency.code === code);
  }

  placementsOf(username: string): readonly Placement[] | undefined {
    return this.officers.get(username);
  }
}
