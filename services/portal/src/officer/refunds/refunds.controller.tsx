import { Controller, Get, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { Payments } from '../../api/payments-client.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Desk } from '../desk.js';
import { RefundsPage } from './refunds.page.js';

@Controller('officer/refunds')
@RequirePermission('desk:refunds')
export class RefundsController {
  constructor(private readonly payments: Payments, private readonly aside: Desk) {}

  @Get()
  async list(@Query('cursor') asked: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const cursor = typeof asked === 'string' ? asked : undefined;
    const [refunds, desk] = await Promise.all([this.payments.refunds(cursor, visitor), this.aside.view(visitor)]);
    return <RefundsPage refunds={refunds} desk={desk} later={cursor !== undefined} />;
  }
}
