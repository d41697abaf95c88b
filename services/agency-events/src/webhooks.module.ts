import type { Provider, Type } from '@nestjs/common';
import type { Platform } from '@tinhso/service-host';
import { ApproveSubscriptionController } from './features/approve-subscription/approve-subscription.controller.js';
import { ApproveSubscriptionUseCase } from './features/approve-subscription/approve-subscription.use-case.js';
import { CreateSubscriptionController } from './features/create-subscription/create-subscription.controller.js';
import { CreateSubscriptionUseCase } from './features/create-subscription/create-subscription.use-case.js';
import { DecideContractController } from './features/decide-contract/decide-contract.controller.js';
import { DecideContractUseCase } from './features/decide-contract/decide-contract.use-case.js';
import { DeleteSubscriptionController } from './features/delete-subscription/delete-subscription.controller.js';
import { FindContractsController } from './features/find-contracts/find-contracts.controller.js';
import { FindDeliveriesController } from './features/find-deliveries/find-deliveries.controller.js';
import { FindSubscriptionsController } from './features/find-subscriptions/find-subscriptions.controller.js';
import { PauseSubscriptionController } from './features/pause-subscription/pause-subscription.controller.js';
import { TurnSubscriptionUseCase } from './features/pause-subscription/pause-subscription.use-case.js';
import { ProposeContractController } from './features/propose-contract/propose-contract.controller.js';
import { ProposeContractUseCase } from './features/propose-contract/propose-contract.use-case.js';
import { RedeliverController } from './features/redeliver/redeliver.controller.js';
import { RedeliverUseCase } from './features/redeliver/redeliver.use-case.js';
import { ReplaceSubscriptionController } from './features/replace-subscription/replace-subscription.controller.js';
import { ReplaceSubscriptionUseCase } from './features/replace-subscription/replace-subscription.use-case.js';
import { RotateSecretController } from './features/rotate-secret/rotate-secret.controller.js';
import { SecretsUseCase } from './features/rotate-secret/rotate-secret.use-case.js';
import { SendTestEventController } from './features/send-test-event/send-test-event.controller.js';
import { SendTestEventUseCase } from './features/send-test-event/send-test-event.use-case.js';
import { SetQuotaController } from './features/set-quota/set-quota.controller.js';
import { WithdrawContractController } from './features/withdraw-contract/withdraw-contract.controller.js';
import { WithdrawContractUseCase } from './features/withdraw-contract/withdraw-contract.use-case.js';
import { packClients } from './infrastructure/pack/pack-clients.js';
import { PgContractsRepository } from './infrastructure/persistence/pg-contracts.repository.js';
import { PgDeliveriesRepository } from './infrastructure/persistence/pg-deliveries.repository.js';
import { PgSubscriptionsRepository } from './infrastructure/persistence/pg-subscriptions.repository.js';
import { contractsToken, deliveriesToken, knownClientsToken, transactionsToken } from './injection-tokens.js';
import { SubscriptionDesk } from './ports/subscription-desk.js';
import type { WebhookParts } from './webhook-parts.js';

export const webhookControllers: Type[] = [
  ProposeContractController, DecideContractController, WithdrawContractController, FindContractsController, CreateSubscriptionController, ReplaceSubscriptionController,
  DeleteSubscriptionController, FindSubscriptionsController, ApproveSubscriptionController, PauseSubscriptionController, SetQuotaController, RotateSecretController,
  SendTestEventController, FindDeliveriesController, RedeliverController,
];

/** Contracts, subscriptions and deliveries with their adapters. */
export async function webhookProviders({ transactions, access, clock, pool, cursors, settings }: Platform, { box, known, outside }: WebhookParts): Promise<Provider[]> {
  const { types } = known;
  const contracts = new PgContractsRepository(pool, cursors);
  const subscriptions = new PgSubscriptionsRepository(pool, cursors, box);
  const deliveries = new PgDeliveriesRepository(pool, cursors);
  const desk = new SubscriptionDesk(transactions, subscriptions, access);
  const clients = await packClients(settings.provincePack);
  const use = <T>(provide: Type<T>, useValue: T): Provider => ({ provide, useValue });
  return [
    { provide: contractsToken, useValue: contracts }, { provide: deliveriesToken, useValue: deliveries }, { provide: transactionsToken, useValue: transactions },
    { provide: knownClientsToken, useValue: clients }, use(SubscriptionDesk, desk),
    use(ProposeContractUseCase, new ProposeContractUseCase(transactions, contracts, access, { clients, types }, clock)),
    use(DecideContractUseCase, new DecideContractUseCase(transactions, contracts, access, clock)),
    use(WithdrawContractUseCase, new WithdrawContractUseCase(transactions, contracts, desk, access, clock)),
    use(CreateSubscriptionUseCase, new CreateSubscriptionUseCase(transactions, { contracts, subscriptions }, access, known, clock)),
    use(ReplaceSubscriptionUseCase, new ReplaceSubscriptionUseCase(desk, contracts, known)),
    use(ApproveSubscriptionUseCase, new ApproveSubscriptionUseCase(transactions, desk, contracts, outside, clock)),
    use(TurnSubscriptionUseCase, new TurnSubscriptionUseCase(desk)), use(SecretsUseCase, new SecretsUseCase(transactions, desk, clock)),
    use(SendTestEventUseCase, new SendTestEventUseCase(transactions, desk, deliveries, outside, clock)), use(RedeliverUseCase, new RedeliverUseCase(desk, deliveries)),
  ];
}
