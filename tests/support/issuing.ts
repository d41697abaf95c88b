import { randomUUID } from 'node:crypto';
import { Caller, tokenOf } from './client.js';
import { birthRegistration, uploadedPaper } from './filings.js';

const dossiers = '/api/public-services/v1/dossiers';

interface Platform { readonly origin: string; readonly issuer: string }

export interface Issued {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly resultNumber: string;
}

/** Does one act on a dossier as an official; the dossier as it is then. */
export async function act({ origin, issuer }: Platform, who: string, { id, version }: Pick<Issued, 'id' | 'version'>, step: string, body?: unknown): Promise<Issued> {
  const caller = new Caller(origin, await tokenOf(issuer, who));
  const answer = await caller.post<Issued>(`${dossiers}/${id}/${step}`, body, { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` });
  if (answer.status !== 200) throw new Error(`${step} by ${who}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ...answer.body, id };
}

/** A birth that Lan has registered, decided, signed and sealed by the officials of her ward. */
export async function issuedResult(platform: Platform): Promise<Issued> {
  const token = await tokenOf(platform.issuer, 'lan');
  const made = await new Caller(platform.origin, token).post<Issued>(dossiers, birthRegistration(await uploadedPaper(platform.origin, token)));
  let dossier = made.body;
  const steps: readonly [string, string, unknown?][] = [
    ['clerk.pdp', 'acceptance'], ['officer.pdp', 'claim'], ['officer.pdp', 'proposal', { result: 'giay-khai-sinh', opinion: 'Hồ sơ đủ điều kiện.' }],
    ['leader.pdp', 'approval'], ['leader.pdp', 'signature'], ['issuing.pdp', 'seal'],
  ];
  for (const [who, step, body] of steps) dossier = { ...dossier, ...await act(platform, who, dossier, step, body) };
  return dossier;
}

/** The issued file as its owner downloads it. */
export async function resultFile({ origin, issuer }: Platform, { id }: Issued): Promise<Uint8Array> {
  const answer = await fetch(`${origin}${dossiers}/${id}/result.pdf`, { headers: { authorization: `Bearer ${await tokenOf(issuer, 'lan')}` } });
  return new Uint8Array(await answer.arrayBuffer());
}
