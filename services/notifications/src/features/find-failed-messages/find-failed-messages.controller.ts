import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Access, Context, Operation } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { FailedMessage, Messages } from '../../ports/messages.js';
import { messagesToken } from '../../tokens.js';

const limit = 200;
const failedMessage = Type.Object({
  id: Type.String({ format: 'uuid' }), dossierId: Type.String({ format: 'uuid' }), kind: Type.String(), channel: Type.Union([Type.Literal('email'), Type.Literal('sms')]),
  address: Type.String({ description: 'masked' }), attempts: Type.Integer(), error: Type.String(), givenUp: Type.Boolean(), queuedAt: Type.String({ format: 'date-time' }),
});
const example: FailedMessage = {
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', dossierId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e', kind: 'dossier.accepted.v1', channel: 'sms',
  address: '•••••••••001', attempts: 3, error: 'sms-503', givenUp: false, queuedAt: '2026-11-23T02:00:00.000Z',
};

@Controller('failed-messages')
export class FindFailedMessagesController {
  constructor(@Inject(messagesToken) private readonly messages: Messages, private readonly access: Access) {}

  @Get()
  @RequirePermission('notification:list-failed')
  @Operation({ id: 'listFailedMessages', summary: 'Messages that could not be sent or are still being tried, the newest first', answer: Type.Array(failedMessage), example: [example] })
  async handle(@Context() context: CommandContext): Promise<readonly FailedMessage[]> {
    await this.access.toSee(context, { type: 'messages', id: 'failed' }, {});
    return this.messages.failed(limit);
  }
}
