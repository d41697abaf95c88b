import type { CalendarDefinition } from '@tinhso/calendar';
import type { Placement, Role } from '@tinhso/kernel';
import type { Text } from '../schema/common.js';
import type { Procedure } from '../schema/procedure.js';
import type { Template } from '../schema/templates.js';
import type { UnitKind } from '../schema/workflow.js';

export interface DatedPattern {
  readonly from: string;
  readonly pattern: string;
  readonly basis: string;
  /** Absent: every agency. */
  readonly agencyCode?: string;
}

export interface Province {
  readonly code: string;
  readonly nationalCode: string;
  readonly name: Text;
  readonly fullName: Text;
  readonly helpLine: { readonly phone: string; readonly hours: Text };
  readonly eventTypePrefix: string;
  readonly place: Text;
  /** Code of the calendar that agencies work by. */
  readonly calendar: string;
  readonly issuing: { readonly dossierCode: readonly DatedPattern[] };
  readonly source: string;
}

export interface Unit {
  readonly code: string;
  readonly kind: UnitKind;
  readonly name: Text;
}

export interface Agency {
  readonly code: string;
  readonly kind: 'province' | 'department' | 'commune';
  readonly name: Text;
  readonly address: string;
  /** Communes it is responsible for; empty means the whole province. */
  readonly communeCodes: readonly string[];
  readonly units: readonly Unit[];
}

export interface Commune {
  readonly code: string;
  readonly type: 'ward' | 'commune';
  readonly name: Text;
  readonly agencyCode: string;
  readonly areaKm2: number;
  readonly centroid: { readonly lat: number; readonly lon: number };
}

export interface Officer {
  readonly username: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly position: string;
  readonly placements: readonly Placement[];
}

/** A client of an outside agency; its secret is the issuer's business alone. */
export interface OutsideAgency {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly scopes: readonly string[];
}

/** A province as data, checked as a whole. */
export interface ProvincePack {
  readonly province: Province;
  readonly agencies: readonly Agency[];
  readonly communes: readonly Commune[];
  readonly officers: readonly Officer[];
  readonly outsideAgencies: readonly OutsideAgency[];
  readonly calendars: readonly CalendarDefinition[];
  readonly templates: readonly Template[];
  readonly procedures: readonly Procedure[];
}

/** Where a pack is read from: a folder, or a map in a test. */
export interface PackReader {
  /** The text of a file; throws when it is not there. */
  read(path: string): Promise<string>;
  /** Paths of all `.json` files below a folder of the pack, relative to the pack; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

export interface PackFault {
  readonly file: string;
  /** JSON pointer in the file. */
  readonly path: string;
  readonly problem: string;
}
