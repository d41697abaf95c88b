import { query } from './api-client.js';
import type { ApiClient } from './api-client.js';
import type { PageOf } from './public-services.js';
import type { Visitor } from '../web/request.js';

type Who = Pick<Visitor, 'lang' | 'token' | 'acts'>;

export interface Contract {
  readonly id: string; readonly client: string; readonly state: 'proposed' | 'approved' | 'refused' | 'withdrawn';
  readonly purpose: string; readonly legalBasis: string; readonly types: readonly string[]; readonly areas: readonly string[];
  readonly personalFields: readonly { readonly field: string; readonly purpose: string }[];
  readonly validFrom: string; readonly validTo?: string; readonly proposedAt: string;
  readonly decision?: { readonly at: string; readonly reason?: string };
  readonly withdrawn?: { readonly at: string; readonly reason: string };
}

export interface ReceiverStatus {
  readonly state: 'pending' | 'active' | 'paused' | 'disabled' | 'withdrawn'; readonly reason?: string; readonly client: string; readonly createdAt: string; readonly live: boolean;
  readonly sequence: number; readonly waiting: number; readonly blockedSubjects: number; readonly throttledUntil?: string; readonly consentedAt?: string;
}

/** A subscription of the event API, as its agency sees it. */
export interface Receiver {
  readonly id: string; readonly sink: string; readonly types?: readonly string[]; readonly filters: readonly object[];
  readonly config: { readonly contract: string; readonly start: string; readonly technician?: string };
  readonly status: ReceiverStatus;
}

export interface Delivery {
  readonly sequence: number; readonly eventId: string; readonly type: string; readonly subject: string; readonly state: string; readonly plannedAt: string; readonly endedAt?: string;
  readonly failing?: { readonly failures: number; readonly nextAt?: string; readonly error: string };
}

export interface Attempt {
  readonly at: string; readonly tookMs: number; readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly answer?: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }; readonly error?: string;
}

export interface Tested { readonly consent: { readonly granted: boolean; readonly why?: string }; readonly attempt?: Attempt }
export interface Secret { readonly secret: string; readonly since: string; readonly validUntil?: string }
export interface Quota { readonly maxSubscriptions: number; readonly requestsPerMinute: number; readonly concurrency: number; readonly used: number }

export const decisions = ['approval', 'refusal', 'withdrawal'] as const;
export type Decision = (typeof decisions)[number];
export const turns = ['pause', 'resume', 'approval', 'disablement'] as const;
export type Turn = (typeof turns)[number];

/** The event API as an agency's technician and the administrator use it; the service behind it decides who may what. */
export class Connections {
  constructor(private readonly api: ApiClient) {}

  contracts(who: Who): Promise<PageOf<Contract>> {
    return this.api.call('/contracts?limit=100', who);
  }

  contract(id: string, who: Who): Promise<Contract> {
    return this.api.call(`/contracts/${encodeURIComponent(id)}`, who);
  }

  propose(body: object, idempotencyKey: string, who: Who): Promise<Contract> {
    return this.api.call('/contracts', { ...who, method: 'POST', body, idempotencyKey });
  }

  decide(id: string, decision: Decision, reason: string, who: Who): Promise<Contract> {
    return this.api.call(`/contracts/${encodeURIComponent(id)}/${decision}`, { ...who, method: 'POST', ...(decision === 'approval' ? {} : { body: { reason } }) });
  }

  receivers(who: Who): Promise<readonly Receiver[]> {
    return this.api.call('/subscriptions?limit=100', who);
  }

  receiver(id: string, who: Who): Promise<Receiver> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}`, who);
  }

  register(body: object, idempotencyKey: string, who: Who): Promise<Receiver> {
    return this.api.call('/subscriptions', { ...who, method: 'POST', body, idempotencyKey });
  }

  turn(id: string, turn: Turn, who: Who): Promise<Receiver> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}/${turn}`, { ...who, method: 'POST' });
  }

  test(id: string, who: Who): Promise<Tested> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}/test-event`, { ...who, method: 'POST' });
  }

  secrets(id: string, who: Who): Promise<readonly Secret[]> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}/secrets`, who);
  }

  rotate(id: string, who: Who): Promise<readonly Secret[]> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}/secret-rotation`, { ...who, method: 'POST', body: {} });
  }

  deliveries(id: string, how: { readonly failing?: string; readonly cursor?: string }, who: Who): Promise<PageOf<Delivery>> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}/deliveries${query({ ...how, limit: '20' })}`, who);
  }

  delivery(id: string, sequence: number, who: Who): Promise<Delivery & { readonly attempts: readonly Attempt[] }> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}/deliveries/${sequence}`, who);
  }

  redeliver(id: string, from: number, to: number, who: Who): Promise<{ readonly count: number }> {
    return this.api.call(`/subscriptions/${encodeURIComponent(id)}/redeliveries`, { ...who, method: 'POST', body: { from, to } });
  }

  quota(client: string, who: Who): Promise<Quota> {
    return this.api.call(`/clients/${encodeURIComponent(client)}/quota`, who);
  }

  setQuota(client: string, body: Omit<Quota, 'used'>, who: Who): Promise<Quota> {
    return this.api.call(`/clients/${encodeURIComponent(client)}/quota`, { ...who, method: 'PUT', body });
  }
}
