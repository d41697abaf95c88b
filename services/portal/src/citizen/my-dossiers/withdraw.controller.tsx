import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { DomainError } from '@tinhso/kernel';
import { PublicServices } from '../../api/public-services-client.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { DossierReader } from './dossier-reader.js';
import { WithdrawPage } from './withdraw.page.js';

@Controller('my/dossiers/:id/withdraw')
@RequirePermission('my-dossiers:read')
export class WithdrawController {
  constructor(private readonly api: PublicServices, private readonly reader: DossierReader) {}

  @Get()
  async ask(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return <WithdrawPage {...await this.reader.read(id, visitor)} />;
  }

  /** With the version that the person saw: a dossier that has moved on is shown again first. */
  @Post()
  async withdraw(@Param('id') id: string, @Body() posted: Readonly<Record<string, unknown>> | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    try {
      await this.api.withdraw(id, Number(posted?.['version']), visitor);
    } catch (error) {
      if (!(error instanceof DomainError) || !['version-mismatch', 'conflict'].includes(error.kind)) throw error;
      return new PageAnswer(<WithdrawPage {...await this.reader.read(id, visitor)} changed />, 412);
    }
    return new Redirect(`/my/dossiers/${encodeURIComponent(id)}?done=withdrawn`);
  }
}
