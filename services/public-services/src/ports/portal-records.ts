import type { Dossier } from '../domain/dossier.js';

/** What happened to the dossier and who did it. */
export interface Deed {
  readonly type: string;
  readonly at: string;
  readonly actorId: string;
  /** What was asked for, of a supplement request. */
  readonly items?: readonly string[];
}

export interface PortalRecordSource {
  readonly dossier: Dossier;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly deeds: readonly Deed[];
  /** Files that were handed in. */
  readonly papers: readonly { readonly id: string; readonly paperCode: string; readonly fileName: string }[];
}

export interface PortalRecords {
  source(id: string): Promise<PortalRecordSource | undefined>;
}
