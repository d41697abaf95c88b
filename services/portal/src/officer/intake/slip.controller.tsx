import { Controller, Get, Inject, NotFoundException, Param } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { Payments } from '../../api/payments-client.js';
import { PublicServices } from '../../api/public-services-client.js';
import { DossierReader } from '../../citizen/my-dossiers/dossier-reader.js';
import { SupplementController } from '../../citizen/my-dossiers/supplement.controller.js';
import { knownBill } from '../../citizen/pay/known-bill.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';

@Controller('officer/dossiers/:id/slip')
@RequirePermission('desk:take-in')
export class SlipController {
  constructor(private readonly reader: DossierReader, private readonly payments: Payments, @Inject('ORIGIN') private readonly origin: string) {}

  @Get()
  async slip(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const read = await this.reader.read(id, visitor, { masked: true });
    const bill = await knownBill(this.payments, read.dossier, visitor);
    if (!bill) throw new NotFoundException();
    // What draws the QR code is read with the first slip, not at boot.
    const { SlipPage } = await import('./slip.page.js');
    return <SlipPage {...read} bill={bill} origin={this.origin} />;
  }
}

/** What a person brings to the counter is recorded by the clerk, on the same dossier. */
@Controller('officer/dossiers/:id/supplement')
@RequirePermission('desk:take-in')
export class CounterSupplementController extends SupplementController {
  protected override readonly place = 'counter';

  constructor(api: PublicServices, reader: DossierReader) {
    super(api, reader);
  }
}
