import type { Decision } from './decision.js';
import type { Dossier } from './dossier.js';

/**
 * Where dossiers are kept. `Unit` is the unit of work and `Context` who acts in it; the domain knows neither, it only
 * promises that a decision is kept whole or not at all.
 */
export interface DossierStore<Unit, Context> {
  find(unit: Unit, id: string): Promise<Dossier | undefined>;
  add(unit: Unit, context: Context, decision: Decision, answers: unknown): void;
  /** A writer in between makes the whole unit of work fail with `common/version-mismatch`. */
  save(unit: Unit, context: Context, decision: Decision): void;
}
