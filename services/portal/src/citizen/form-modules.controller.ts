import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '@tinhso/auth';
import { sendAsset } from '../web/assets.controller.js';
import { CurrentVisitor } from '../web/request.js';
import type { PortalRequest, Visitor } from '../web/request.js';
import { procedureOfModule } from './form-module.js';
import { Procedures } from './procedures.js';

/** The rules of a published form, for the page to judge itself; any instance of the portal can make the same file. */
@Controller('assets/forms')
@Public('the rules of a published form are the same for everybody')
export class FormModulesController {
  constructor(private readonly procedures: Procedures) {}

  @Get(':file')
  async get(@Param('file') file: string, @Req() request: PortalRequest, @Res() reply: FastifyReply, @CurrentVisitor() visitor: Visitor): Promise<void> {
    const code = procedureOfModule(file);
    if (code === undefined) throw new NotFoundException();
    const { module } = await this.procedures.get(code, visitor);
    if (module?.file !== file) throw new NotFoundException();
    await sendAsset(module, request, reply);
  }
}
