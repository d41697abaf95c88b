import { Controller, Get, Param, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { actCodes } from './acts.js';
import { DeskDossiers } from './desk-dossiers.js';

/** A dossier on the desk. */
@Controller('officer/dossiers/:id')
@RequirePermission('desk:read')
export class DeskDossierController {
  constructor(private readonly dossiers: DeskDossiers) {}

  @Get()
  show(@Param('id') id: string, @Query() { done, numbers }: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const news = done === 'filed' ? 'filed' : actCodes.find((code) => code === done);
    return this.dossiers.page(id, visitor, { news, masked: numbers !== 'shown' });
  }
}
