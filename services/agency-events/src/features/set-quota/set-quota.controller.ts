import { Controller, Get, Inject, Put } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import type { TransactionRunner } from '@tinhso/persistence';
import { Access, commonErrors, Context, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { usualQuota } from '../../domain/subscription.js';
import type { Quota } from '../../domain/subscription.js';
import { knownClientsToken, transactionsToken } from '../../injection-tokens.js';
import type { KnownClients } from '../../ports/known-clients.js';
import { SubscriptionDesk } from '../../ports/subscription-desk.js';
import { recordOf } from '../../views/own-records.js';

const params = Type.Object({ client: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }) });
const limits = {
  maxSubscriptions: Type.Integer({ minimum: 0, maximum: 100_000 }), requestsPerMinute: Type.Integer({ minimum: 1, maximum: 10_000_000, description: 'to one receiver' }),
  concurrency: Type.Integer({ minimum: 1, maximum: 256, description: 'requests to one receiver at once' }),
};
const body = Type.Object(limits, { additionalProperties: false });
const answer = Type.Object({ ...limits, used: Type.Integer() });
const example = { ...usualQuota, used: 2 };

@Controller('clients/:client/quota')
export class SetQuotaController {
  constructor(
    @Inject(transactionsToken) private readonly transactions: TransactionRunner, @Inject(knownClientsToken) private readonly clients: KnownClients,
    private readonly desk: SubscriptionDesk, private readonly access: Access,
  ) {}

  @Get()
  @RequirePermission('subscription:read')
  @Operation({ id: 'findQuota', summary: 'How many subscriptions an agency may have, and how fast they are served', params, answer, example })
  async find(@Context() context: CommandContext, @ValidParams(params) { client }: { client: string }): Promise<Quota> {
    await this.access.toSee(context, { type: 'receiver-quota', id: client }, recordOf(client));
    if (!this.clients.has(client)) throw commonErrors('common/not-found');
    return await this.transactions.run((tx) => this.desk.subscriptions.quota(tx, client)) ?? { ...usualQuota, used: 0 };
  }

  @Put()
  @RequirePermission('subscription:approve')
  @Operation({ id: 'setQuota', summary: 'Set the quota of an agency; never below what it uses', params, body, bodyExample: usualQuota, answer, example })
  async set(@Context() context: CommandContext, @ValidParams(params) { client }: { client: string }, @ValidBody(body) quota: Quota): Promise<Quota> {
    await this.access.toChange(context, { type: 'receiver-quota', id: client }, recordOf(client));
    if (!this.clients.has(client)) throw commonErrors('common/not-found');
    await this.transactions.run(async (tx) => this.desk.subscriptions.setQuota(tx, context, client, quota));
    return await this.transactions.run((tx) => this.desk.subscriptions.quota(tx, client)) ?? { ...quota, used: 0 };
  }
}
