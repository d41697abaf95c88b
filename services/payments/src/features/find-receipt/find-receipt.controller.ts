import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import { Operation, ValidParams } from '@tinhso/service-host';
import { moneyInFigures, moneyInWords } from '@tinhso/vietnam';
import { billErrors } from '../../domain/bill.errors.js';
import { billReads } from '../../tokens.js';
import type { BillReads } from '../../ports/bill-reads.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const answer = Type.Object({
  number: Type.String({ description: 'counts from 1 in each year of the agency' }), billId: Type.String({ format: 'uuid' }), agencyCode: Type.String(), procedureCode: Type.String(),
  requestReference: Type.String(), amount: Type.Integer(), amountInFigures: Type.String(), amountInWords: Type.String(), provider: Type.String(),
  transactionNo: Type.Optional(Type.String()), paidAt: Type.String({ format: 'date-time' }), refundDue: Type.Boolean(),
});
const example = {
  number: '0000001/2026', billId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', agencyCode: '000.00.19.X99', procedureCode: '2.000635', requestReference: 'YC-261123-7K3M9P',
  amount: 16_000, amountInFigures: '16.000 đ', amountInWords: 'Mười sáu nghìn đồng', provider: 'vnpay', transactionNo: '14000001', paidAt: '2026-11-23T02:05:00.000Z', refundDue: false,
};

@Controller('bills/:id/receipt')
@Public('the bill id is a capability: its receipt names no person')
export class FindReceiptController {
  constructor(@Inject(billReads) private readonly bills: BillReads) {}

  @Get()
  @Operation({ id: 'getPaymentReceipt', summary: 'The receipt of a paid bill, with its amount in words', params, answer, example })
  async handle(@ValidParams(params) { id }: { id: string }): Promise<typeof example> {
    const [bill, receipt] = await Promise.all([this.bills.one(id), this.bills.receipt(id)]);
    if (!bill) throw billErrors('bill/unknown');
    if (!receipt || !bill.paidAt) throw billErrors('bill/no-receipt');
    const { agencyCode, procedureCode, requestReference, amount, transactionNo = '' } = bill;
    return {
      number: `${String(receipt.number).padStart(7, '0')}/${receipt.year}`, billId: id, agencyCode, procedureCode, requestReference, amount,
      amountInFigures: moneyInFigures(amount), amountInWords: moneyInWords(amount), provider: 'vnpay', transactionNo, paidAt: bill.paidAt.toISOString(),
      refundDue: bill.refunds.length > 0,
    };
  }
}
