import { Readable } from 'node:stream';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { isUuid } from '@tinhso/kernel';
import { PublicServices } from '../../api/public-services-client.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';

const passedOn = ['content-type', 'content-length', 'content-disposition', 'x-content-type-options'];

/** Files of a dossier, handed through from the service that judges and records who opens them. */
@Controller('my/dossiers/:id')
@RequirePermission('my-dossiers:read')
export class FilesController {
  constructor(private readonly api: PublicServices) {}

  @Get('result.pdf')
  result(@Param('id') id: string, @CurrentVisitor() visitor: Visitor, @Res() reply: FastifyReply): Promise<void> {
    return this.send(id, 'result.pdf', visitor, reply);
  }

  @Get('papers/:paperId')
  paper(@Param() { id, paperId }: { id: string; paperId: string }, @CurrentVisitor() visitor: Visitor, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(paperId)) throw new NotFoundException();
    return this.send(id, `papers/${paperId}`, visitor, reply);
  }

  protected async send(id: string, file: string, visitor: Visitor, reply: FastifyReply, also?: (answer: Response) => void): Promise<void> {
    if (!isUuid(id)) throw new NotFoundException();
    const answer = await this.api.file(id, file, visitor);
    for (const name of passedOn) {
      const value = answer.headers.get(name);
      if (value) void reply.header(name, value);
    }
    also?.(answer);
    void reply.header('cache-control', 'no-store');
    await reply.send(answer.body ? Readable.fromWeb(answer.body as never) : '');
  }
}
