import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import type { Page } from '@tinhso/persistence';
import { Access, Context, linkNext, Operation, pageOfSchema, pageQuery, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { billReads } from '../../tokens.js';
import type { BillReads, RefundEntry } from '../../ports/bill-reads.js';

const query = Type.Object(pageQuery, { additionalProperties: false });
const item = Type.Object({
  billId: Type.String({ format: 'uuid' }), dossierId: Type.String({ format: 'uuid' }), requestReference: Type.String(), txnRef: Type.String(), reason: Type.String(),
  amount: Type.Integer(), dueSince: Type.String({ format: 'date-time' }),
});
const example = { items: [{
  billId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e', requestReference: 'YC-261123-7K3M9P',
  txnRef: '01988d2e7c557b1e8d103f2f5a6b7c8d', reason: 'late-payment', amount: 16_000, dueSince: '2026-11-27T02:05:00.000Z',
}] };

@Controller('refunds')
export class FindRefundsController {
  constructor(@Inject(billReads) private readonly bills: BillReads, private readonly access: Access) {}

  @Get()
  @RequirePermission('refund:list')
  @Operation({ id: 'findRefunds', summary: 'Money that the agency owes back, the oldest first', query, answer: pageOfSchema(item), example })
  async handle(@Context() context: CommandContext, @ValidQuery(query) request: { limit: number; cursor?: string }, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<RefundEntry>> {
    const page = await this.bills.refunds(this.access.reach(context), request);
    linkNext(reply, page);
    return page;
  }
}
