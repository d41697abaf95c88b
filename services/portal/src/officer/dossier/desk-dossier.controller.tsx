import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { PortalRequest, Visitor } from '../../web/request.js';
import { keptList, listAddress } from '../worklist/kept-list.js';
import { actCodes } from './acts.js';
import { DeskDossiers } from './desk-dossiers.js';

/** A dossier on the desk. */
@Controller('officer/dossiers/:id')
@RequirePermission('desk:read')
export class DeskDossierController {
  constructor(private readonly dossiers: DeskDossiers) {}

  @Get()
  show(@Param('id') id: string, @Query() { done, numbers, paper }: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor, @Req() request: PortalRequest): Promise<Answer> {
    const news = done === 'filed' || done === 'supplied' ? done : actCodes.find((code) => code === done);
    return this.dossiers.page(id, visitor, { news, masked: numbers !== 'shown', back: listAddress(keptList(request)), ...(typeof paper === 'string' ? { paper } : {}) });
  }
}
