/** One thing that was done to a dossier, with who did it as they were called then. */
export interface DossierAct {
  readonly at: Date;
  readonly actorName: string;
  /** What the event says, as it was kept. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface DossierActs {
  /** The latest event of this type. */
  last(dossierId: string, type: 'DossierAccepted' | 'SupplementRequested' | 'DossierRefused'): Promise<DossierAct | undefined>;
}
