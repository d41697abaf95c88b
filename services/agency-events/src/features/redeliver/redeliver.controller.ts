import { Controller, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { RedeliverUseCase } from './redeliver.use-case.js';
import type { Range } from './redeliver.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const sequence = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const body = Type.Object({ from: sequence, to: Type.Optional(sequence) }, { additionalProperties: false });
const answer = Type.Object({ count: Type.Integer({ description: 'how many are sent again' }) });

@Controller('subscriptions/:id/redeliveries')
export class RedeliverController {
  constructor(private readonly redeliver: RedeliverUseCase) {}

  @Post()
  @RequirePermission('subscription:manage')
  @Operation({ id: 'redeliver', summary: 'Send one delivery or a range of them again, by sequence; failed ones are tried at once', params, body, bodyExample: { from: 15, to: 17 }, answer, example: { count: 3 }, status: 202 })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidBody(body) range: Range): Promise<{ count: number }> {
    return { count: await this.redeliver.execute(context, id, range) };
  }
}
