import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { DomainError } from '@tinhso/kernel';
import { PublicServices } from '../../api/public-services-client.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { DossierReader } from './dossier-reader.js';
import { SupplementPage } from './supplement.page.js';

@Controller('my/dossiers/:id/supplement')
@RequirePermission('my-dossiers:read')
export class SupplementController {
  constructor(private readonly api: PublicServices, private readonly reader: DossierReader) {}

  @Get()
  async ask(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return <SupplementPage {...await this.reader.read(id, visitor)} />;
  }

  @Post()
  async answer(@Param('id') id: string, @Body() posted: Readonly<Record<string, unknown>> | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    if (posted?.['given'] !== 'true') return new PageAnswer(<SupplementPage {...await this.reader.read(id, visitor)} wrong />, 422);
    try {
      await this.api.supplement(id, Number(posted['version']), [], visitor);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'version-mismatch') throw error;
      return new PageAnswer(<SupplementPage {...await this.reader.read(id, visitor)} changed />, 412);
    }
    return new Redirect(`/my/dossiers/${encodeURIComponent(id)}?done=supplemented`);
  }
}
