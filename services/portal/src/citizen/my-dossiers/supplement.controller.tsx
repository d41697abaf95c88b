import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { DomainError } from '@tinhso/kernel';
import { PublicServices } from '../../api/public-services-client.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { readPosted } from '../../web/posted-files.js';
import { CurrentVisitor } from '../../web/request.js';
import type { PortalRequest, Visitor } from '../../web/request.js';
import { TakenFiles } from '../apply/taken-files.js';
import { DossierReader } from './dossier-reader.js';
import { SupplementPage } from './supplement.page.js';

@Controller('my/dossiers/:id/supplement')
@RequirePermission('my-dossiers:read')
export class SupplementController {
  protected readonly place: 'account' | 'counter' = 'account';

  constructor(private readonly api: PublicServices, private readonly reader: DossierReader) {}

  @Get()
  async ask(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return <SupplementPage {...await this.reader.read(id, visitor)} place={this.place} />;
  }

  @Post()
  async answer(@Param('id') id: string, @Req() request: PortalRequest, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const read = await this.reader.read(id, visitor);
    const taken = new TakenFiles(read.procedure.papers, (file) => this.api.upload(file, visitor), visitor.lang);
    const { fields } = await readPosted(request, (file) => taken.take(file));
    const wrong = fields['given'] !== 'true';
    if (wrong || taken.errors.length > 0) return new PageAnswer(<SupplementPage {...read} place={this.place} wrong={wrong} refused={taken.errors} />, 422);
    try {
      await this.api.supplement(id, Number(fields['version']), taken.papers.map(({ paperCode, uploadId }) => ({ paperCode, uploadId })), visitor);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'version-mismatch') throw error;
      return new PageAnswer(<SupplementPage {...await this.reader.read(id, visitor)} place={this.place} changed />, 412);
    }
    const dossier = encodeURIComponent(id);
    return new Redirect(this.place === 'counter' ? `/officer/dossiers/${dossier}?done=supplied` : `/my/dossiers/${dossier}?done=supplemented`);
  }
}
