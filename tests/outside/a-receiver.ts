import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { readonly id: string; readonly type: string; readonly subject: string; readonly subscriptionsequence: string; readonly data: Record<string, unknown> };
}

type Answer = number | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };
/** Undefined answers 204. */
type Behaviour = (request: Received) => Answer | undefined | Promise<Answer | undefined>;

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** A receiver on this machine that agrees to be sent events and remembers everything that reached it. */
export class Receiver {
  readonly received: Received[] = [];
  readonly consents: Received[] = [];
  connections = 0;
  behave: Behaviour = () => undefined;
  agree: Record<string, string> = { 'webhook-allowed-origin': '*', 'webhook-allowed-rate': '*', allow: 'POST' };
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => { void this.take(request, response); });
    this.server.keepAliveTimeout = 60_000;
    this.server.on('connection', () => { this.connections += 1; });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    return this;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get sink(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  of(subject: string): Received[] {
    return this.received.filter(({ event }) => event.subject === subject);
  }

  sequences(): number[] {
    return this.received.map(({ event }) => Number(event.subscriptionsequence));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => { this.server.close(resolve); });
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request).catch(() => '');
    const { method = '', url = '', headers } = request;
    const received: Received = { method, url, headers, body, event: (body ? JSON.parse(body) : {}) as Received['event'] };
    if (method === 'OPTIONS') {
      this.consents.push(received);
      response.writeHead(200, this.agree).end();
      return;
    }
    this.received.push(received);
    const answer = await this.behave(received) ?? 204;
    const { status, headers: more = {}, body: said = '' } = typeof answer === 'number' ? { status: answer } : answer;
    if (!response.destroyed) response.writeHead(status, more).end(said);
  }
}
