import type { Agent, Dispatcher } from 'undici';
import type { Attempt, Consent, Message, Receiver, Receivers } from '../../ports/receivers.js';
import { bodyLimit, errorCodeOf, shownBody, shownHeaders } from './attempt-outcome.js';
import type { Answered } from './attempt-outcome.js';
import type { AllowedHosts } from './allowed-hosts.js';
import type { Resolve } from './guarded-connector.js';
import { keyOf, signatures } from './signature.js';

export interface HttpReceiversOptions {
  readonly allowed: AllowedHosts;
  /** For the whole exchange, from the look-up of the name to the last byte that is read. */
  readonly timeoutMs: number;
  /** Of the platform. */
  readonly origin: string;
  readonly resolve?: Resolve;
  readonly now?: () => Date;
}

const hiddenOf = ({ headers }: Receiver): ReadonlySet<string> => new Set(['authorization', ...Object.keys(headers).map((name) => name.toLowerCase())]);

async function firstBytes(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > bodyLimit) break;
  }
  return Buffer.concat(parts);
}

/** Speaks HTTP to receivers: signed, guarded, one time limit for all of it, and no redirect is ever followed. */
export class HttpReceivers implements Receivers {
  readonly origin: string;
  private opened?: Promise<Agent>;
  private readonly now: () => Date;

  constructor(private readonly options: HttpReceiversOptions) {
    this.origin = new URL(options.origin).hostname;
    this.now = options.now ?? (() => new Date());
  }

  async send(receiver: Receiver, { id, body, sequence }: Message): Promise<Attempt> {
    const at = this.now();
    const timestamp = Math.floor(at.getTime() / 1_000);
    const headers: Record<string, string> = {
      ...receiver.headers, 'content-type': 'application/cloudevents+json; charset=utf-8', 'user-agent': 'TinhSo-Webhooks/1', 'webhook-id': id, 'webhook-timestamp': String(timestamp),
      'webhook-signature': signatures(receiver.secrets.map(keyOf), id, timestamp, body), 'webhook-request-origin': this.origin,
      ...(sequence === undefined ? {} : { 'webhook-sequence': String(sequence) }), ...(receiver.authorization ? { authorization: receiver.authorization } : {}),
    };
    const from = performance.now();
    const answered = await this.exchange('POST', receiver.sink, headers, body);
    return { at, tookMs: Math.round(performance.now() - from), url: receiver.sink, requestHeaders: shownHeaders(headers, hiddenOf(receiver)), ...answered };
  }

  async consent(receiver: Receiver, ratePerMinute: number): Promise<Consent> {
    const { status, error, responseHeaders = {} } = await this.exchange('OPTIONS', receiver.sink, {
      ...receiver.headers,
      'webhook-request-origin': this.origin, 'webhook-request-rate': String(ratePerMinute), 'user-agent': 'TinhSo-Webhooks/1', ...(receiver.authorization ? { authorization: receiver.authorization } : {}),
    });
    if (error !== undefined) return { granted: false, why: error };
    const [origin, rate = '*'] = [responseHeaders['webhook-allowed-origin']?.trim().toLowerCase(), responseHeaders['webhook-allowed-rate']?.trim()];
    if (origin !== '*' && origin !== this.origin.toLowerCase()) return { granted: false, why: `HTTP ${status}` };
    if (rate === '*') return { granted: true };
    return /^[1-9]\d{0,8}$/.test(rate) ? { granted: true, allowedRate: Number(rate) } : { granted: false, why: 'WebHook-Allowed-Rate' };
  }

  async close(): Promise<void> {
    await (await this.opened)?.destroy();
  }

  /** The client is read with the first delivery, not at boot. */
  private agent(): Promise<Agent> {
    const { allowed, timeoutMs, resolve } = this.options;
    return this.opened ??= Promise.all([import('undici'), import('./guarded-connector.js')]).then(([undici, { guardedConnector }]) => new undici.Agent({
      connect: guardedConnector(allowed, timeoutMs, resolve), pipelining: 1, keepAliveTimeout: 10_000, keepAliveMaxTimeout: 60_000,
      headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxHeaderSize: 16_384,
    }));
  }

  private async exchange(method: 'POST' | 'OPTIONS', sink: string, headers: Record<string, string>, body?: string): Promise<Answered> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.options.timeoutMs);
    try {
      const { origin, pathname, search } = new URL(sink);
      const agent = await this.agent();
      const answer = await agent.request({ origin, path: pathname + search, method, headers, signal: limit.signal, ...(body === undefined ? {} : { body }) });
      const responseHeaders = shownHeaders(answer.headers);
      // The answer is the status: what comes after it may be cut short and changes nothing.
      const bytes = await firstBytes(answer.body).catch(() => Buffer.alloc(0));
      return { status: answer.statusCode, responseHeaders, responseBody: shownBody(bytes) };
    } catch (error) {
      return { error: errorCodeOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}
