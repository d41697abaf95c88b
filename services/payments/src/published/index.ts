import { billIssued, paymentReceived, refundDue } from '@tinhso/contracts';
import type { DataOf } from '@tinhso/contracts';
import type { OutgoingEvent } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import type { Bill } from '../domain/bill.js';
import type { BillEvent } from '../domain/bill.events.js';

interface Published {
  readonly type: string;
  readonly topic: string;
  readonly data: unknown;
}

type Publish = { readonly [Type in BillEvent['type']]: ((event: Extract<BillEvent, { type: Type }>, bill: Bill) => Published) | 'internalOnly' };

const common = (bill: Bill) => ({ billId: bill.id, dossierId: bill.dossierId, amount: bill.amount });

/** Every domain event is either published in a chosen form or declared internal; a new one does not compile before that. */
const publish: Publish = {
  BillIssued: (event, bill) => ({
    ...billIssued, data: { ...common(bill), issuedAt: event.at.toISOString(), expiresAt: event.data.expiresAt.toISOString() } satisfies DataOf<typeof billIssued>,
  }),
  PaymentReceived: (event, bill) => ({
    ...paymentReceived, data: {
      ...common(bill), provider: 'vnpay', channel: bill.channel === 'counter' ? 'counter-link' : 'online', receivedAt: event.at.toISOString(),
    } satisfies DataOf<typeof paymentReceived>,
  }),
  RefundFellDue: (event, bill) => ({
    ...refundDue, data: { ...common(bill), amount: event.data.amount, reason: event.data.reason, dueSince: event.at.toISOString() } satisfies DataOf<typeof refundDue>,
  }),
  AttemptOpened: 'internalOnly',
  AttemptFailed: 'internalOnly',
  BillExpired: 'internalOnly',
  BillCancelled: 'internalOnly',
};

/** The published forms of what was decided, numbered on from what the bill has published before. */
export function publishedEvents(bill: Bill, events: readonly BillEvent[], traceparent?: string): OutgoingEvent[] {
  const outgoing: OutgoingEvent[] = [];
  for (const event of events) {
    const form = publish[event.type] as ((event: BillEvent, bill: Bill) => Published) | 'internalOnly';
    if (form === 'internalOnly') continue;
    const { type, topic, data } = form(event, bill);
    outgoing.push({
      id: newId(), type, topic, data, subject: bill.id, sequence: bill.published + outgoing.length + 1,
      aggregateVersion: bill.version, time: event.at.toISOString(), ...(traceparent ? { traceparent } : {}),
    });
  }
  return outgoing;
}
