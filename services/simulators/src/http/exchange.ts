import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Html } from './html.js';

const maxBody = 5 * 1024 * 1024;
const security = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/** One request with its answer: what handlers need, and nothing of how the server was made. */
export class Exchange {
  params: Readonly<Record<string, string>> = {};
  readonly url: URL;
  private text?: Promise<string>;

  constructor(readonly req: IncomingMessage, readonly res: ServerResponse, origin: string) {
    this.url = new URL(req.url ?? '/', origin);
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  body(): Promise<string> {
    return this.text ??= this.readBody();
  }

  get isForm(): boolean {
    return (this.req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  }

  async form(): Promise<URLSearchParams> {
    return new URLSearchParams(await this.body());
  }

  /** The JSON body when it is an object; undefined for anything else. */
  async object(): Promise<Record<string, unknown> | undefined> {
    const text = await this.body();
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : undefined;
    } catch {
      return undefined;
    }
  }

  json(value: unknown, status = 200): void {
    this.send(status, 'application/json; charset=utf-8', JSON.stringify(value));
  }

  html(page: Html, status = 200): void {
    this.res.setHeader('content-security-policy', security);
    this.send(status, 'text/html; charset=utf-8', `<!doctype html>\n${page.text}`);
  }

  redirect(to: string): void {
    this.res.setHeader('location', to);
    this.send(303, 'text/plain; charset=utf-8', '');
  }

  send(status: number, type: string, text: string): void {
    this.res.writeHead(status, {
      'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
    });
    this.res.end(text);
  }

  private async readBody(): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.req as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBody) throw new RangeError('body too large');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}
