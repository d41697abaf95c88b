import type { Dossier } from './dossier.js';
import type { DossierEvent } from './dossier.events.js';

/** What a decision leaves behind: the dossier as it is from now on, and the facts that made it so. */
export interface Decision {
  readonly dossier: Dossier;
  readonly events: readonly DossierEvent[];
}

/** The next version of a dossier with what happened. */
export const decided = (dossier: Dossier, changes: Partial<Dossier>, ...events: readonly DossierEvent[]): Decision => ({
  dossier: { ...dossier, ...changes, version: dossier.version + 1 }, events,
});
