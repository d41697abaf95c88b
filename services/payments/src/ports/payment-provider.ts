import type { Attempt, Bill } from '../domain/bill.js';
import type { Notice } from '../domain/settlement.js';

export interface PayRequest {
  readonly bill: Bill;
  readonly attempt: Attempt;
  /** Address of the payer, as the platform asks for it. */
  readonly ip: string;
  readonly language: 'vi' | 'en';
  /** Path of our own origin to which the bank sends the person back. */
  readonly returnPath: string;
}

/** A payment platform to which the person goes and which reports to us. */
export interface PaymentProvider {
  payUrl(request: PayRequest): string;
  /** Undefined when the notice was not signed by the platform. */
  read(params: Readonly<Record<string, string>>): Notice | undefined;
}
