/** How long a bill of this procedure version may be paid. */
export interface BillExpiry {
  expiresAt(procedureCode: string, procedureVersion: number, agencyCode: string, issuedAt: Date): Promise<Date>;
}
