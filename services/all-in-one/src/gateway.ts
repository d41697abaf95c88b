import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export interface Door {
  /** The path itself and everything below it. `/` takes what no longer prefix takes. */
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

const goesTo = (url: string, prefix: string): boolean => url.startsWith(prefix) || url === prefix.replace(/\/$/, '') || url.startsWith(`${prefix.replace(/\/$/, '')}?`);

/** One origin for everything: the longest prefix that fits answers, as the ingress of a cluster would route. */
export class Gateway {
  private doors: readonly Door[] = [];
  readonly server: Server = createServer((request, response) => this.route(request, response));

  open(doors: readonly Door[]): void {
    this.doors = [...this.doors, ...doors].sort((a, b) => b.prefix.length - a.prefix.length);
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve((this.server.address() as { port: number }).port);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private route(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '/';
    const door = this.doors.find(({ prefix }) => goesTo(url, prefix));
    if (!door) return void response.writeHead(503, { 'retry-after': '1' }).end();
    void Promise.resolve(door.handle(request, response)).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  }
}
