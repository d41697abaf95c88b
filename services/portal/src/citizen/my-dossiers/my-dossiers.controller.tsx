import { Controller, Get, Param, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { inLanguage } from '@tinhso/ui';
import { Payments } from '../../api/payments-client.js';
import { ProvinceUnits } from '../../api/province-units.js';
import { PublicServices } from '../../api/public-services-client.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Applications } from '../apply/applications.js';
import { knownBill } from '../pay/known-bill.js';
import { Procedures } from '../procedures.js';
import { doneOf } from './dossier-parts.component.js';
import { DossierPage } from './dossier.page.js';
import { DossierReader } from './dossier-reader.js';
import { MyDossiersPage } from './my-dossiers.page.js';

@Controller('my/dossiers')
@RequirePermission('my-dossiers:read')
export class MyDossiersController {
  constructor(
    private readonly api: PublicServices, private readonly applications: Applications, private readonly procedures: Procedures,
    private readonly units: ProvinceUnits, private readonly reader: DossierReader, private readonly payments: Payments,
  ) {}

  @Get()
  async list(@Query('cursor') given: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const cursor = typeof given === 'string' ? given : undefined;
    const [dossiers, drafts] = await Promise.all([this.api.mine(cursor, visitor), cursor ? [] : this.applications.open(visitor)]);
    const procedureNames = await this.procedures.names([...dossiers.items, ...drafts].map(({ procedureCode }) => procedureCode), visitor);
    return <MyDossiersPage drafts={drafts} dossiers={dossiers} procedureNames={procedureNames} later={Boolean(cursor)} agencyName={(code) => inLanguage(this.units.agencyName(code), visitor.lang)} />;
  }

  @Get(':id')
  async one(@Param('id') id: string, @Query('done') done: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const read = await this.reader.read(id, visitor);
    return <DossierPage {...read} bill={await knownBill(this.payments, read.dossier, visitor)} done={doneOf(done)} />;
  }
}
