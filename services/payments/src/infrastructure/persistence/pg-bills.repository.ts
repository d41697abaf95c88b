import { auditChange } from '@tinhso/audit';
import { outboxChange } from '@tinhso/events';
import type { Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import { vietnamTime } from '@tinhso/vietnam';
import type { Bill, BillDecision } from '../../domain/bill.js';
import type { Bills } from '../../ports/bills.js';
import { publishedEvents } from '../../published/index.js';
import { appendHistory, insertBill, keepAttempts, keepRefunds, numberReceipt, updateBill } from './bill-changes.js';
import { billSelect, toBill } from './bill.row.js';
import type { BillRow } from './bill.row.js';

const yearOf = (at: Date): number => Number(vietnamTime(at).slice(0, 4));

/** Every decision is kept whole: bill, attempts, refunds, receipt, history, events and audit record in one statement. */
export class PgBillsRepository implements Bills {
  find(tx: Tx, id: string): Promise<Bill | undefined> {
    return this.first(tx, 'bill_find', `${billSelect} where b.id = $1`, id);
  }

  ofDossier(tx: Tx, dossierId: string): Promise<Bill | undefined> {
    return this.first(tx, 'bill_of_dossier', `${billSelect} where b.dossier_id = $1`, dossierId);
  }

  ofAttempt(tx: Tx, txnRef: string): Promise<Bill | undefined> {
    return this.first(tx, 'bill_of_attempt', `${billSelect} where b.id = (select bill_id from payment_attempt where txn_ref = $1)`, txnRef);
  }

  add(tx: Tx, context: CommandContext, decision: BillDecision): void {
    const events = publishedEvents(decision.bill, decision.events, context.traceparent);
    tx.add(insertBill(decision.bill, decision.bill.published + events.length));
    this.follow(tx, context, decision, events);
  }

  save(tx: Tx, context: CommandContext, decision: BillDecision): void {
    const { bill } = decision;
    const events = publishedEvents(bill, decision.events, context.traceparent);
    tx.add(updateBill(bill, bill.published + events.length));
    tx.add(keepAttempts(bill));
    tx.add(keepRefunds(bill));
    const paid = decision.events.find((event) => event.type === 'PaymentReceived');
    if (paid) numberReceipt(bill, yearOf(paid.at)).forEach((change) => tx.add(change));
    this.follow(tx, context, decision, events);
  }

  private follow(tx: Tx, context: CommandContext, { bill, events }: BillDecision, outgoing: ReturnType<typeof publishedEvents>): void {
    tx.add(appendHistory(bill, events, context.actor.id));
    if (outgoing.length > 0) tx.add(outboxChange(outgoing, 'bill'));
    const traceId = context.traceparent?.split('-')[1];
    tx.add(auditChange([{
      actorId: context.actor.id, action: context.action, resourceType: 'bill', resourceId: bill.id, outcome: 'granted', ...(traceId ? { traceId } : {}),
    }], 'bill'));
  }

  private async first(tx: Tx, name: string, text: string, value: string): Promise<Bill | undefined> {
    const [row] = await tx.read<BillRow>({ name, text, values: [value] });
    return row && toBill(row);
  }
}
