import { Controller, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { exampleSubscription, subscriptionView, viewOfSubscription } from '../../views/subscription-view.js';
import type { SubscriptionView } from '../../views/subscription-view.js';
import { disable, pause, resume, TurnSubscriptionUseCase } from './pause-subscription.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const turned = (state: string, reason?: string) => ({ ...exampleSubscription, status: { ...exampleSubscription.status, state, ...(reason ? { reason, live: false, position: 1_204 } : {}) } });

@Controller('subscriptions/:id')
export class PauseSubscriptionController {
  constructor(private readonly turn: TurnSubscriptionUseCase) {}

  @Post('pause')
  @RequirePermission('subscription:manage')
  @Operation({ id: 'pauseSubscription', summary: 'Stop delivery for a while; events are kept', params, answer: subscriptionView, example: turned('paused', 'by-agency') })
  async pause(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<SubscriptionView> {
    return viewOfSubscription(await this.turn.execute(context, id, pause));
  }

  @Post('resume')
  @RequirePermission('subscription:manage')
  @Operation({ id: 'resumeSubscription', summary: 'Go on after a pause, or after the receiver or its failures disabled it; kept events flow in order', params, answer: subscriptionView, example: turned('active') })
  async resume(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<SubscriptionView> {
    return viewOfSubscription(await this.turn.execute(context, id, resume));
  }

  @Post('disablement')
  @RequirePermission('subscription:approve')
  @Operation({ id: 'disableSubscription', summary: 'Stop delivery until an administrator approves again; events are kept', params, answer: subscriptionView, example: turned('disabled', 'by-administrator') })
  async disable(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<SubscriptionView> {
    return viewOfSubscription(await this.turn.execute(context, id, disable));
  }
}
