import { Controller, HttpCode, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidBody } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { MoveWorkUseCase } from './move-work.use-case.js';
import type { MovedWork, WorkMove } from './move-work.use-case.js';

const body = Type.Object({
  fromOfficerId: Type.String({ format: 'uuid' }), toOfficerId: Type.String({ format: 'uuid' }), unitCode: Type.String({ minLength: 1, maxLength: 60 }),
}, { additionalProperties: false });
const bodyExample = { fromOfficerId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', toOfficerId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e', unitCode: 'tu-phap-ho-tich' };

@Controller('work-moves')
export class MoveWorkController {
  constructor(private readonly useCase: MoveWorkUseCase) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('dossier:assign')
  @Operation({
    id: 'moveWork', summary: 'Give everything that an officer holds to another', body, bodyExample, idempotent: true,
    answer: Type.Object({ moved: Type.Integer(), left: Type.Integer({ description: 'overtaken by another act; move again' }) }), example: { moved: 12, left: 0 },
  })
  handle(@Context() context: CommandContext, @ValidBody(body) move: WorkMove): Promise<MovedWork> {
    return this.useCase.execute(context, move);
  }
}
