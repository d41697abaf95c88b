import { Controller, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { attemptView, exampleAttempt, viewOfAttempt } from '../../views/attempt-view.js';
import { SendTestEventUseCase } from './send-test-event.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const answer = Type.Object({
  consent: Type.Object({ granted: Type.Boolean(), why: Type.Optional(Type.String()), allowedRate: Type.Optional(Type.Integer()) }),
  attempt: Type.Optional(attemptView),
});

@Controller('subscriptions/:id/test-event')
export class SendTestEventController {
  constructor(private readonly send: SendTestEventUseCase) {}

  @Post()
  @RequirePermission('subscription:manage')
  @Operation({ id: 'sendTestEvent', summary: 'Ask the receiver for its consent and send it one signed test event now', params, answer, example: { consent: { granted: true, allowedRate: 600 }, attempt: exampleAttempt } })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<Static<typeof answer>> {
    const { consent, attempt } = await this.send.execute(context, id);
    return { consent: { ...consent }, ...(attempt ? { attempt: viewOfAttempt(attempt) } : {}) };
  }
}
