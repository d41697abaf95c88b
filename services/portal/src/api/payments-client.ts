import { newId } from '@tinhso/kernel';
import type { Visitor } from '../web/request.js';
import { query } from './api-client.js';
import type { PageOf } from './public-services.js';
import type { ApiClient } from './api-client.js';

export interface Bill {
  readonly id: string;
  readonly procedureCode: string;
  readonly requestReference: string;
  readonly amount: number;
  readonly status: 'open' | 'paid' | 'expired' | 'cancelled';
  readonly expiresAt: string;
  readonly paidAt?: string;
  readonly refundDue: boolean;
}

export interface Receipt {
  readonly number: string;
  readonly agencyCode: string;
  readonly procedureCode: string;
  readonly requestReference: string;
  readonly amountInFigures: string;
  readonly amountInWords: string;
  readonly transactionNo?: string;
  readonly paidAt: string;
  readonly refundDue: boolean;
}

export interface RefundEntry {
  readonly dossierId: string;
  readonly requestReference: string;
  readonly txnRef: string;
  readonly reason: string;
  readonly amount: number;
  readonly dueSince: string;
}

type Who = Pick<Visitor, 'lang' | 'token' | 'acts'>;

/** The payments API as the pages use it. A bill's id is enough to see and to pay it. */
export class Payments {
  constructor(private readonly api: ApiClient) {}

  /** The bill of a dossier; undefined while none is issued. */
  async ofDossier(dossierId: string, who: Who): Promise<Bill | undefined> {
    return (await this.api.call<readonly Bill[]>(`/bills${query({ dossierId })}`, who))[0];
  }

  bill(id: string, who: Who): Promise<Bill> {
    return this.api.call(`/bills/${encodeURIComponent(id)}`, who);
  }

  /** Money owed back, the oldest first. */
  refunds(cursor: string | undefined, who: Who): Promise<PageOf<RefundEntry>> {
    return this.api.call(`/refunds${query({ cursor, limit: '50' })}`, who);
  }

  receipt(id: string, who: Who): Promise<Receipt> {
    return this.api.call(`/bills/${encodeURIComponent(id)}/receipt`, who);
  }

  /** Every press opens a way to pay of its own, because an earlier one may have failed at the bank. */
  pay(id: string, returnPath: string, who: Who): Promise<{ readonly payUrl: string }> {
    return this.api.call(`/bills/${encodeURIComponent(id)}/attempts`, { method: 'POST', body: { returnPath }, idempotencyKey: newId(), ...who });
  }
}
