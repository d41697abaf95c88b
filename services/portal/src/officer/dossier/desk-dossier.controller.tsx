import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { DomainError, hasRole, isUuid } from '@tinhso/kernel';
import { PublicServices } from '../../api/public-services-client.js';
import { DossierReader } from '../../citizen/my-dossiers/dossier-reader.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { DeskDossierPage } from './desk-dossier.page.js';

@Controller('officer/dossiers/:id')
@RequirePermission('desk:read')
export class DeskDossierController {
  constructor(private readonly reader: DossierReader, private readonly api: PublicServices) {}

  @Get()
  async show(@Param('id') id: string, @Query() { done, numbers }: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const masked = numbers !== 'shown';
    return <DeskDossierPage {...await this.reader.read(id, visitor, { masked })} masked={masked} mayAccept={hasRole(visitor.actor, 'one-stop-clerk')} news={done === 'accepted' ? 'accepted' : undefined} />;
  }

  @Post('accept')
  @RequirePermission('desk:accept')
  async accept(@Param('id') id: string, @Body() posted: Readonly<Record<string, unknown>> | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const version = Number(posted?.['version']);
    if (!isUuid(id) || !Number.isInteger(version)) throw new NotFoundException();
    try {
      await this.api.accept(id, version, visitor);
      return new Redirect(`/officer/dossiers/${id}?done=accepted`);
    } catch (error) {
      if (!(error instanceof DomainError) || (error.kind !== 'version-mismatch' && error.kind !== 'conflict')) throw error;
      return new PageAnswer(<DeskDossierPage {...await this.reader.read(id, visitor, { masked: true })} masked mayAccept news="changed" />, error.kind === 'conflict' ? 409 : 412);
    }
  }
}
