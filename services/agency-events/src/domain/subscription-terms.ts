import type { Fault } from '@tinhso/kernel';
import type { Contract } from './contract.js';
import type { EventTypes } from './event-types.js';
import { filterFaults } from './filters.js';
import type { Start } from './subscription.js';

/** What a caller wrote of a subscription, as far as it can be judged without asking anybody. */
export interface Terms {
  readonly types?: readonly string[];
  readonly filters?: readonly unknown[];
  readonly start: string;
  readonly headers: Readonly<Record<string, string>>;
}

// Ours to set, or of the connection: a receiver could be told lies, or a request smuggled.
const reserved = /^(webhook-|ce-|content-|transfer-|proxy-|sec-|x-forwarded-|access-control-)|^(host|connection|keep-alive|te|trailer|upgrade|expect|authorization|cookie|origin|date|via|forwarded|user-agent|accept|accept-encoding|traceparent|tracestate|priority|http2-settings)$/i;
const headerValue = /^[\x20-\x7e]{0,500}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

export function startOf(text: string): Start | undefined {
  if (text === 'now' || text === 'beginning') return text;
  const at = new Date(text);
  return time.test(text) && !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1970 ? at : undefined;
}

const typeFaults = (types: readonly string[], known: EventTypes, contract: Contract): Fault[] => types.flatMap((type, index) => {
  const full = known.fullName(type);
  if (full === undefined) return [{ path: `/types/${index}`, code: 'contract/unknown-type' }];
  return contract.types.includes(full) ? [] : [{ path: `/types/${index}`, code: 'subscription/type-not-in-contract' }];
});

export function termFaults({ types = [], filters = [], start, headers }: Terms, known: EventTypes, contract: Contract): readonly Fault[] {
  return [
    ...typeFaults(types, known, contract), ...filterFaults(filters),
    ...(startOf(start) === undefined ? [{ path: '/config/start', code: 'subscription/bad-start' }] : []),
    ...Object.entries(headers).filter(([name, value]) => reserved.test(name) || !headerValue.test(value)).map(([name]) => ({ path: `/protocolsettings/headers/${name}`, code: 'subscription/bad-header' })),
  ];
}
