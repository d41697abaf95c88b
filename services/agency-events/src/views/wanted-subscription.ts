import { commonErrors } from '@tinhso/service-host';
import type { Contract } from '../domain/contract.js';
import type { EventTypes } from '../domain/event-types.js';
import type { Filter } from '../domain/filters.js';
import { termFaults } from '../domain/subscription-terms.js';
import type { Subscription } from '../domain/subscription.js';
import type { Sinks } from '../ports/sinks.js';
import type { SinkCredential } from '../ports/subscriptions.js';
import type { SubscriptionRequest } from './subscription-view.js';

type Wanted = Pick<Subscription, 'source' | 'types' | 'filters' | 'sink' | 'headers' | 'start' | 'technician' | 'credentialType'>;

const isComplete = ({ credentialtype, identifier, secret, accesstoken }: SinkCredential): boolean =>
  (credentialtype === 'PLAIN' ? identifier !== undefined && secret !== undefined : accesstoken !== undefined);

/** What a caller's request asks for under a contract. Throws `common/invalid-input` with every fault. */
export function wantedOf({ source, types, filters = [], config, sink, sinkcredential, protocolsettings }: SubscriptionRequest, contract: Contract, known: EventTypes, sinks: Sinks): Wanted {
  const [headers, start] = [protocolsettings?.headers ?? {}, config.start ?? 'now'];
  const address = sinks.normal(sink);
  const faults = [
    ...termFaults({ ...(types ? { types } : {}), filters, start, headers }, known, contract),
    ...(address === undefined ? [{ path: '/sink', code: 'subscription/bad-sink' }] : []),
    ...(sinkcredential && !isComplete(sinkcredential) ? [{ path: '/sinkcredential', code: 'subscription/bad-credential' }] : []),
  ];
  if (faults.length > 0 || address === undefined) throw commonErrors('common/invalid-input', {}, faults);
  return {
    ...(source ? { source } : {}), ...(types ? { types: types.map((type) => known.fullName(type) ?? type) } : {}), filters: filters as unknown as Filter[], sink: address, headers, start,
    ...(config.technician ? { technician: config.technician } : {}), ...(sinkcredential ? { credentialType: sinkcredential.credentialtype } : {}),
  };
}
