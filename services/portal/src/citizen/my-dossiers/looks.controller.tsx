import { Controller, Get, Param } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { PublicServices } from '../../api/public-services-client.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { DossierReader } from './dossier-reader.js';
import { LooksPage } from './looks.page.js';

@Controller('my/dossiers/:id/looks')
@RequirePermission('my-dossiers:read')
export class LooksController {
  constructor(private readonly api: PublicServices, private readonly reader: DossierReader) {}

  @Get()
  async show(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const read = await this.reader.read(id, visitor);
    return <LooksPage {...read} looks={await this.api.looks(id, visitor)} />;
  }
}
