/** Who did what to which record, and whether it was granted. Carries ids, never names or identity numbers. */
export interface AuditEntry {
  readonly actorId: string;
  /** `<resource>:<action>`, as in the permission that was asked for. */
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly outcome: 'granted' | 'refused';
  /** Why an official or a service looked, where the law or an internal API asks for it. */
  readonly purpose?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly traceId?: string;
}

/** `changes` commit with the change they tell of; `looks` commit before the answer goes out. */
export type AuditStream = 'changes' | 'looks';
