import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Judge } from './judge.js';
import type { Taken, Verdict } from './judge.js';

export interface ReceiveOptions {
  readonly port: number;
  readonly secrets: readonly string[];
  /** Answers the first deliveries with this status, to see them come again. */
  readonly fail?: { readonly status: number; readonly times: number };
  readonly onDelivery?: (taken: Taken, headers: IncomingMessage['headers'], body: string) => void;
}

export interface MockReceiver {
  readonly url: string;
  verdict(): Verdict;
  close(): Promise<void>;
}

const mostBytes = 4 * 1_048_576;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) throw new Error('too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The handshake of CloudEvents webhooks: without this answer nobody may send us anything. */
function consent(request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers['webhook-request-origin'];
  response.writeHead(200, { allow: 'POST', 'webhook-allowed-origin': typeof origin === 'string' ? origin : '*', 'webhook-allowed-rate': '*' }).end();
}

/** A receiver that does nothing with events but judge them. GET answers the verdict so far. */
export async function startReceiver({ port, secrets, fail, onDelivery }: ReceiveOptions): Promise<MockReceiver> {
  const judge = new Judge(secrets);
  let failures = fail?.times ?? 0;
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'OPTIONS') return consent(request, response);
    if (request.method === 'GET') return void response.setHeader('content-type', 'application/json').end(JSON.stringify(judge.verdict(), undefined, 2));
    const body = await bodyOf(request);
    if (failures > 0) {
      failures -= 1;
      return void response.writeHead(fail?.status ?? 500).end();
    }
    const taken = judge.take(request.headers, body, new Date());
    onDelivery?.(taken, request.headers, body);
    response.writeHead(taken.status).end();
  };
  const server: Server = createServer((request, response) => { receive(request, response).catch(() => response.writeHead(413).end()); });
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    verdict: () => judge.verdict(),
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}
