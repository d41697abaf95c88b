import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { isUuid } from '@tinhso/kernel';
import { PublicServices } from '../../api/public-services-client.js';
import { FilesController } from '../../citizen/my-dossiers/files.controller.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';

export const forms = ['receipt', 'supplement-request', 'refusal'] as const;

/** A frame of our own pages may hold it, and nothing in it may reach out. The browser's own reader styles itself. */
const framed = "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** The files of a dossier, for the desk: to keep, to print, or to read beside the form. */
@Controller('officer/dossiers/:id')
@RequirePermission('desk:read')
export class DeskFilesController extends FilesController {
  constructor(api: PublicServices) {
    super(api);
  }

  @Get('forms/:form')
  form(@Param() { id, form }: { id: string; form: string }, @CurrentVisitor() visitor: Visitor, @Res() reply: FastifyReply): Promise<void> {
    const known = forms.find((one) => `${one}.pdf` === form);
    if (!known) throw new NotFoundException();
    return this.send(id, form, visitor, reply);
  }

  /** The same file as its download, shown instead of saved: its type was found out from its content and nobody may sniff another. */
  @Get('view/:paperId')
  view(@Param() { id, paperId }: { id: string; paperId: string }, @CurrentVisitor() visitor: Visitor, @Res() reply: FastifyReply): Promise<void> {
    if (paperId !== 'result' && !isUuid(paperId)) throw new NotFoundException();
    return this.send(id, paperId === 'result' ? 'result.pdf' : `papers/${paperId}`, visitor, reply, (answer) => {
      const name = answer.headers.get('content-disposition')?.replace(/^attachment/, 'inline') ?? 'inline';
      void reply.headers({ 'content-disposition': name, 'content-security-policy': framed, 'x-frame-options': 'SAMEORIGIN' });
    });
  }
}
