import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureFault } from '../src/signature.js';

/** Each is a mistake that real receivers make; everything else about the receiver is right. */
export type Mistake =
  | 'none' | 'no handshake' | 'slow' | 'checks the parsed body' | 'first signature only' | 'any signature' | 'signature optional' | 'no age limit' | 'no limit ahead'
  | 'last first' | 'not idempotent' | 'refuses repetitions' | 'late overwrites' | 'drops all that is late by mistake' | 'needs a sequence' | 'refuses unknown versions' | 'refuses unknown fields' | 'effects before it checks';

interface Event { id: string; type: string; subject: string; sequence?: string; data: Record<string, unknown> }
const knownFields = new Set(['dossierId', 'procedureCode', 'procedureVersion', 'agencyCode', 'requestReference', 'channel', 'applicantKind', 'feeInAdvance', 'submittedAt', 'code', 'acceptedAt', 'dueAt', 'dueProvisional', 'step', 'unitCode', 'assignedAt']);

const isGenuine = (mistake: Mistake, secret: string, given: IncomingMessage['headers'], body: string): boolean => {
  const headers = { ...given };
  if (mistake === 'signature optional' && !headers['webhook-signature']) return true;
  if (mistake === 'any signature') return headers['webhook-signature'] !== undefined && signatureFault([secret], { ...headers, 'webhook-signature': 'v1,x' }, body, new Date()) === 'not-signed';
  if (mistake === 'first signature only') headers['webhook-signature'] = String(headers['webhook-signature']).split(' ')[0];
  const sent = Number(headers['webhook-timestamp']) * 1_000;
  const now = (mistake === 'no age limit' && sent < Date.now()) || (mistake === 'no limit ahead' && sent > Date.now()) ? new Date(sent) : new Date();
  return signatureFault([secret], headers, mistake === 'checks the parsed body' ? JSON.stringify(JSON.parse(body)) : body, now) === undefined;
};

/** A receiver with one mistake in it. */
export async function wrongReceiver(mistake: Mistake, secret: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const seen = new Set<string>();
  const latest = new Map<string, number>();
  const effects: string[] = [];
  const held: string[] = [];
  const effect = ({ id, subject, sequence, type, data }: Event): number => {
    if (mistake === 'needs a sequence' && !sequence) return 500;
    if (mistake === 'refuses unknown versions' && !type.endsWith('.v1')) return 422;
    if (mistake === 'refuses unknown fields' && type.includes('.dossier.') && type.endsWith('.v1') && Object.keys(data).some((name) => !knownFields.has(name))) return 422;
    if (seen.has(id) && mistake === 'refuses repetitions') return 409;
    if (seen.has(id) && mistake !== 'not idempotent') return 204;
    seen.add(id);
    const isNewer = Number(sequence ?? 1) > (latest.get(subject) ?? 0);
    if (isNewer) latest.set(subject, Number(sequence ?? 1));
    if (mistake === 'last first') effects.unshift(id);
    else if (isNewer || mistake === 'not idempotent' || mistake === 'late overwrites') effects.push(id);
    if (mistake === 'drops all that is late by mistake' && !isNewer) effects.splice(0);
    return 204;
  };
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    if (request.method === 'OPTIONS') return void (mistake === 'no handshake' ? response : response.setHeader('webhook-allowed-origin', '*')).end();
    if (request.method === 'GET') return void response.end(JSON.stringify(effects));
    if (mistake === 'slow') return void held.push('never answered');
    if (mistake === 'effects before it checks') effect(JSON.parse(body) as Event);
    response.writeHead(isGenuine(mistake, secret, request.headers, body) ? effect(JSON.parse(body) as Event) : 401).end();
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => answer(request, response, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
}
