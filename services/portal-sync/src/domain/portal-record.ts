/** What the owning service tells of a dossier for this purpose; it is never kept here. */
export interface PortalRecord {
  readonly dossierId: string;
  readonly requestReference: string;
  readonly owner: { readonly kind: 'citizen' | 'business'; readonly name: string; readonly number: string; readonly phone?: string; readonly email?: string };
  readonly summary: string;
  readonly procedure: { readonly code: string; readonly name: string; readonly sectorCode: string; readonly sectorName: string };
  readonly agencyName: string;
  readonly channel: 'online' | 'counter';
  readonly submittedAt: string;
  readonly submittedByVneid: boolean;
  readonly payment: 'none' | 'waiting' | 'provincial-gateway' | 'national-portal' | 'cash';
  readonly fees: readonly { readonly code: string; readonly name: string; readonly amount: number }[];
  readonly papers: readonly { readonly fileId: string; readonly fileName: string; readonly paperCode: string; readonly nationalCode?: string }[];
  readonly databasesConsulted: readonly string[];
  readonly result?: { readonly number: string; readonly name: string; readonly fileId: string; readonly sha256: string; readonly nationalCode?: string };
  readonly steps: readonly RecordStep[];
}

export interface RecordStep {
  /** Domain event of the owning service. */
  readonly type: string;
  readonly at: string;
  readonly officer?: string;
  readonly position?: string;
  readonly unit?: string;
  readonly items?: readonly string[];
}
