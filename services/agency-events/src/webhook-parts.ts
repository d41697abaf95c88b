import { eventContracts } from '@tinhso/contracts';
import { defaultTypePrefix } from '@tinhso/events';
import { logger } from '@tinhso/observability';
import { RepeatingWork } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { agencyEventsConfig } from './agency-events.config.js';
import type { WebhookSettings } from './agency-events.config.js';
import { EventTypes } from './domain/event-types.js';
import { AlertTechniciansUseCase } from './features/alert-technicians/alert-technicians.use-case.js';
import { DeliveryLoop } from './features/deliver-webhooks/delivery-loop.js';
import { OutcomeLog } from './features/deliver-webhooks/outcome-log.js';
import { WebhookMachine } from './features/deliver-webhooks/webhook-machine.js';
import { AllowedHosts } from './infrastructure/http/allowed-hosts.js';
import type { Resolve } from './infrastructure/http/guarded-connector.js';
import { HttpReceivers } from './infrastructure/http/http-receivers.js';
import { SinkRules } from './infrastructure/http/sink-rules.js';
import { HttpMailer } from './infrastructure/notifications/http-mailer.js';
import { PgDeliveryLead } from './infrastructure/persistence/pg-delivery-lead.repository.js';
import { PgReceiverDirectory } from './infrastructure/persistence/pg-receiver-directory.repository.js';
import { PgTroubles } from './infrastructure/persistence/troubles.read-model.js';
import { PgWebhookLog } from './infrastructure/persistence/pg-webhook-log.repository.js';
import { HttpPersonalData } from './infrastructure/public-services/http-personal-data.js';
import { SealedBox } from './infrastructure/secrets/sealed-box.js';
import type { PersonalData } from './ports/webhook-log.js';

/** What an installation, or a test of it, may choose. */
export interface WebhookChoices {
  readonly webhooks?: Partial<WebhookSettings>;
  readonly resolve?: Resolve;
  readonly owners?: PersonalData;
}

const partsOf = (platform: Platform, { webhooks, resolve }: WebhookChoices) => {
  const { clock, settings } = platform;
  const chosen = { ...agencyEventsConfig.load(), ...webhooks };
  const allowed = new AllowedHosts(chosen.WEBHOOKS_ALLOWED_PRIVATE_HOSTS);
  const box = new SealedBox(settings.secret);
  const receivers = new HttpReceivers({ allowed, timeoutMs: chosen.WEBHOOKS_TIMEOUT_MS, origin: settings.origin, now: () => clock.now(), ...(resolve ? { resolve } : {}) });
  return {
    chosen, box, receivers, outside: { receivers, directory: new PgReceiverDirectory(box) },
    known: { types: new EventTypes(defaultTypePrefix, eventContracts.map(({ type }) => type)), sinks: new SinkRules(allowed) },
  };
};

export type WebhookParts = ReturnType<typeof partsOf>;

const kept = new WeakMap<Platform, WebhookParts>();

/** One of each for a running service: its doors and its deliveries share them. */
export function webhookParts(platform: Platform, choices: WebhookChoices): WebhookParts {
  const parts = kept.get(platform) ?? partsOf(platform, choices);
  kept.set(platform, parts);
  return parts;
}

/** Delivers as long as the service runs; of several replicas, one at a time. */
export function deliveryLoop(platform: Platform, choices: WebhookChoices): DeliveryLoop {
  const { chosen, box, receivers } = webhookParts(platform, choices);
  const { pool, transactions, clock, settings, tokens } = platform;
  const log = new PgWebhookLog(pool, transactions, box);
  // An exchange with a receiver and the question to an owner before it.
  const lead = new PgDeliveryLead(pool, chosen.WEBHOOKS_TIMEOUT_MS + 1_000);
  const outcomes = new OutcomeLog((written) => log.record(lead.epoch, written));
  const machine = new WebhookMachine({
    log, lead, receivers, clock, schedule: chosen.WEBHOOKS_RETRY_SECONDS, random: Math.random, record: (outcome) => outcomes.record(outcome),
    owners: choices.owners ?? new HttpPersonalData(settings.internalOrigin, () => tokens.token()),
    report: (error) => logger.warn({ service: 'agency-events', error }, 'a delivery could not be made ready or written down; it is tried again'),
  });
  return new DeliveryLoop(machine, { tidy: () => log.tidy(clock.now(), chosen.WEBHOOKS_ATTEMPT_DAYS), close: () => receivers.close() });
}

/** Looks for receivers in trouble every so often. Several replicas may: a mail is sent once. */
export function alerts({ pool, settings, tokens }: Platform, everyMs = 5_000): RepeatingWork {
  const alert = new AlertTechniciansUseCase(new PgTroubles(pool), new HttpMailer(settings.internalOrigin, () => tokens.token()), settings.origin);
  return new RepeatingWork('tell technicians of deliveries that fail', () => alert.execute(), everyMs);
}
