import { dossierAccepted, dossierSubmitted } from '@tinhso/contracts';
import { outboxChange } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import type { Service } from '@tinhso/service-host';
import { agencyToken } from '../support/client.js';
import { platformOn } from '../support/platform.js';
import type { Parts } from '../support/platform.js';

export interface FeedEvent { readonly id: string; readonly type: string; readonly subject: string; readonly sequence: string; readonly data: { readonly agencyCode: string } }
export interface FeedAnswer { readonly status: number; readonly type: string; readonly headers: Headers; readonly events: FeedEvent[]; readonly code?: string; readonly detail?: string; readonly next: string }

const feed = '/api/agency-events/v1/events';

/** A running platform whose events are published through the outbox of the service that owns them, and read as an agency reads them. */
export async function feeding(parts: Parts) {
  const platform = await platformOn(parts);
  const service = (name: string): Service => platform.services.find((one) => one.name === name) as Service;
  const { transactions } = service('public-services').platform;
  const token = await agencyToken(platform.issuer, 'cong-an-tinh');

  const happened = async (subject: string, sequence: number, agencyCode = '000.00.19.X99'): Promise<string> => {
    const id = newId();
    const { type, topic } = sequence === 1 ? dossierSubmitted : dossierAccepted;
    const data = { dossierId: subject, procedureCode: '1.001193', procedureVersion: 1, agencyCode };
    await transactions.run(async (tx) => {
      tx.add({ name: 'moment', text: 'select 1 as id', values: [] });
      tx.add(outboxChange([{ id, type, topic, subject, sequence, aggregateVersion: sequence, time: new Date().toISOString(), data }], 'moment'));
    });
    return id;
  };
  const read = async (query: Readonly<Record<string, string | number>> | string, signal?: AbortSignal): Promise<FeedAnswer> => {
    const path = typeof query === 'string' ? query : `${feed}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`;
    const answer = await fetch(`${platform.origin}${path}`, { headers: { authorization: `Bearer ${token}` }, ...(signal ? { signal } : {}) });
    const body = await answer.json() as FeedEvent[] & { code?: string; detail?: string };
    return {
      status: answer.status, type: answer.headers.get('content-type') ?? '', headers: answer.headers, events: Array.isArray(body) ? body : [], code: body.code, detail: body.detail,
      next: /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? '',
    };
  };
  return { platform, token, service, happened, read };
}
