import { randomUUID } from 'node:crypto';
import { agencyToken, tokenOf } from '../support/client.js';
import type { Parts } from '../support/platform.js';
import { feeding } from './feeding.js';

export const hooks = '/api/agency-events/v1';
export interface Answer<T> { readonly status: number; readonly headers: Headers; readonly body: T }
export interface Problem { readonly code: string; readonly detail: string; readonly texts: { readonly vi: string; readonly en: string }; readonly errors?: readonly { readonly path: string; readonly code: string; readonly message?: string }[] }
export interface SubscriptionSeen {
  readonly id: string; readonly types?: string[]; readonly sink: string; readonly filters: unknown[]; readonly config: { readonly contract: string; readonly start: string };
  readonly sinkcredential?: Record<string, string>;
  readonly status: { readonly state: string; readonly reason?: string; readonly live: boolean; readonly position?: number; readonly sequence: number; readonly waiting: number; readonly blockedSubjects: number; readonly throttledUntil?: string; readonly allowedRate?: number; readonly secrets: unknown[] };
}
export interface ContractSeen { readonly id: string; readonly state: string; readonly client: string; readonly types: string[]; readonly withdrawn?: { readonly position: number } }

export const allTypes = ['dossier.submitted.v1', 'dossier.accepted.v1'];
const purpose = { purpose: 'Cập nhật dữ liệu dân cư của tỉnh', legalBasis: 'Điều 26 Luật Cư trú' };

export type Call = <T = unknown>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>;

/** A platform with an agency's technician, its client, another agency and an administrator at its doors. */
export async function hooking(parts: Parts) {
  // Read once by the service: receivers of tests are on this machine.
  process.env['WEBHOOKS_ALLOWED_PRIVATE_HOSTS'] ??= '127.0.0.1';
  process.env['WEBHOOKS_RETRY_SECONDS'] ??= '0,1,1,1,1,1,1,1,1,1';
  const at = await feeding(parts);
  const { platform } = at;
  const caller = (token: string): Call => async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${platform.origin}${hooks}${path}`, {
      method, headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : undefined) as T };
  };
  const [technician, other, admin, client] = [
    caller(await tokenOf(platform.issuer, 'kythuat.cat')), caller(await tokenOf(platform.issuer, 'kythuat.bhxh')), caller(await tokenOf(platform.issuer, 'sysadmin')),
    caller(await agencyToken(platform.issuer, 'cong-an-tinh')),
  ];
  const need = <T>({ status, body }: Answer<T>, wanted: number): T => {
    if (status !== wanted) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  const approvedContract = async (terms: Record<string, unknown> = {}): Promise<ContractSeen> => {
    const made = need(await technician<ContractSeen>('POST', '/contracts', { ...purpose, types: allTypes, ...terms }), 201);
    return need(await admin<ContractSeen>('POST', `/contracts/${made.id}/approval`), 200);
  };
  /** Pending until it is approved. */
  const subscribed = async (sink: string, contract: string, more: Record<string, unknown> = {}, start?: string): Promise<SubscriptionSeen> =>
    need(await technician<SubscriptionSeen>('POST', '/subscriptions', { sink, protocol: 'HTTP', config: { contract, ...(start ? { start } : {}) }, ...more }), 201);
  const approve = async (id: string): Promise<SubscriptionSeen> => need(await admin<SubscriptionSeen>('POST', `/subscriptions/${id}/approval`), 200);
  const seen = async (id: string): Promise<SubscriptionSeen> => need(await technician<SubscriptionSeen>('GET', `/subscriptions/${id}`), 200);
  /** Approved and caught up. */
  const serving = async (sink: string, contract: string, more: Record<string, unknown> = {}, start?: string): Promise<SubscriptionSeen> => approve((await subscribed(sink, contract, more, start)).id);
  return { ...at, serving, technician, other, admin, client, approvedContract, subscribed, approve, seen, purpose };
}
