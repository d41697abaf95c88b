import type { Loose } from './partial.js';
import type { DefinitionFault } from './fault.js';
import type { Template } from '../schema/templates.js';

/** A unit of an agency, as far as a definition can name it. */
export interface KnownAgency {
  readonly code: string;
  readonly kind: 'province' | 'department' | 'commune';
  readonly units: readonly { readonly code: string; readonly kind: string }[];
}

/** What surrounds a definition. What is left out is not checked. */
export interface CheckContext {
  readonly agencies?: readonly KnownAgency[];
  /** Templates that several procedures share (Mẫu 01–03). */
  readonly templates?: readonly Pick<Template, 'code' | 'version'>[];
}

export type DefinitionCheck = (definition: Loose, context: CheckContext) => readonly DefinitionFault[];
