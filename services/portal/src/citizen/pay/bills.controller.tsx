import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { isUuid } from '@tinhso/kernel';
import { Payments } from '../../api/payments-client.js';
import { ProvinceUnits } from '../../api/province-units.js';
import { Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Procedures } from '../procedures.js';
import { BillPage } from './bill.page.js';
import { ReceiptPage } from './receipt.page.js';

@Controller('bills/:id')
@Public('who was given a bill’s id may see and pay it; it names no person')
export class BillsController {
  constructor(private readonly payments: Payments, private readonly procedures: Procedures, private readonly units: ProvinceUnits) {}

  @Get()
  show(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.page(id, visitor, {});
  }

  /** Where the bank sends people back to. Its parameters are left alone: the bank tells the service itself. */
  @Get(['return', 'return/:dossierId'])
  back(@Param() { id, dossierId }: { id: string; dossierId?: string }, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.page(id, visitor, { returned: true, ...(isUuid(dossierId ?? '') ? { dossierId } : {}) });
  }

  @Post('pay')
  async pay(@Param('id') id: string, @Body() posted: Readonly<Record<string, unknown>> | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const dossierId = String(posted?.['dossier'] ?? '');
    const { payUrl } = await this.payments.pay(this.known(id), `/bills/${id}/return${isUuid(dossierId) ? `/${dossierId}` : ''}`, visitor);
    return new Redirect(payUrl);
  }

  @Get('receipt')
  async receipt(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const receipt = await this.payments.receipt(this.known(id), visitor);
    return <ReceiptPage billId={id} receipt={receipt} procedureName={await this.nameOf(receipt.procedureCode, visitor)} agencyName={this.units.agencyName(receipt.agencyCode)} />;
  }

  private async page(id: string, visitor: Visitor, how: { returned?: boolean; dossierId?: string }): Promise<Answer> {
    const bill = await this.payments.bill(this.known(id), visitor);
    return <BillPage bill={bill} procedureName={await this.nameOf(bill.procedureCode, visitor)} {...how} />;
  }

  private async nameOf(code: string, visitor: Visitor): Promise<string> {
    return (await this.procedures.names([code], visitor)).get(code) ?? code;
  }

  private known(id: string): string {
    if (!isUuid(id)) throw new NotFoundException();
    return id;
  }
}
