import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public, RequirePermission } from '@tinhso/auth';
import type { Clock } from '@tinhso/kernel';
import { Access, Context, Operation, ValidParams, ValidQuery } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { billErrors } from '../../domain/bill.errors.js';
import { billReads, clockToken } from '../../tokens.js';
import type { BillReads } from '../../ports/bill-reads.js';
import { billView, exampleBill, viewOf } from '../../views.js';
import type { BillView } from '../../views.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const query = Type.Object({ dossierId: Type.String({ format: 'uuid' }) }, { additionalProperties: false });

@Controller('bills')
export class FindBillController {
  constructor(@Inject(billReads) private readonly bills: BillReads, @Inject(clockToken) private readonly clock: Clock, private readonly access: Access) {}

  /** The dossier's id is known to those who may see the dossier; the bill tells no more than what is to be paid. */
  @Get()
  @RequirePermission('bill:find')
  @Operation({ id: 'findBills', summary: 'The bills of a dossier', query, answer: Type.Array(billView), example: [exampleBill], fedBy: ['payments.dossiers'] })
  async ofDossier(@Context() context: CommandContext, @ValidQuery(query) { dossierId }: { dossierId: string }): Promise<readonly BillView[]> {
    const bill = await this.bills.ofDossier(dossierId);
    await this.access.toSee(context, { type: 'bills-of-dossier', id: dossierId }, {});
    return bill ? [viewOf(bill, this.clock.now())] : [];
  }

  @Get(':id')
  @Public('the bill id is a capability: it shows amount, procedure and expiry to whom it was given')
  @Operation({ id: 'getBill', summary: 'One bill', params, answer: billView, example: exampleBill, fedBy: ['payments.dossiers'] })
  async one(@ValidParams(params) { id }: { id: string }): Promise<BillView> {
    const bill = await this.bills.one(id);
    if (!bill) throw billErrors('bill/unknown');
    return viewOf(bill, this.clock.now());
  }
}
