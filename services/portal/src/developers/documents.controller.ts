import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '@tinhso/auth';
import { asyncApi } from '@tinhso/events/asyncapi';
import { bundleOpenApi } from '@tinhso/service-host';
import { ApiDocuments } from '../api/api-documents.js';

/** The contracts of the whole platform, for machines. */
@Controller('api')
@Public('what the interfaces are is open to everybody; using them is not')
export class DocumentsController {
  constructor(private readonly documents: ApiDocuments) {}

  @Get('openapi.json')
  @Header('cache-control', 'public, max-age=300')
  async openApi(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('application/json').send(JSON.stringify(bundleOpenApi(await this.documents.complete())));
  }

  @Get('asyncapi.json')
  @Header('cache-control', 'public, max-age=300')
  async asyncApi(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('application/json').send(JSON.stringify(asyncApi()));
  }
}
