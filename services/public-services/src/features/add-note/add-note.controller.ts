import { Controller, Post, Res } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, etagOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';

interface Note {
  readonly text: string;
}
import { dossierCommand, dossierParams, textOf } from '../../views/dossier-command.js';
import type { DossierParams } from '../../views/dossier-command.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { AddNoteUseCase } from './add-note.use-case.js';

const body = Type.Object({ text: textOf(4000) }, { additionalProperties: false });

@Controller('dossiers/:id/notes')
export class AddNoteController {
  constructor(private readonly useCase: AddNoteUseCase) {}

  @Post()
  @RequirePermission('dossier:process')
  @Operation(dossierCommand('addNote', 'Add a note to the file', body, { text: 'Đã đối chiếu với sổ hộ tịch.' }))
  async handle(
    @Context() context: CommandContext, @ValidParams(dossierParams) { id }: DossierParams, @ValidBody(body) command: Note, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierSummary> {
    const dossier = await this.useCase.execute(context, id, command);
    void reply.header('etag', etagOf(dossier.version));
    return dossier;
  }
}
