import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export interface Door {
  /** The path itself and everything below it. `/` takes what no longer prefix takes. */
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

const goesTo = (url: string, prefix: string): boolean => url.startsWith(prefix) || url === prefix.replace(/\/$/, '') || url.startsWith(`${prefix.replace(/\/$/, '')}?`);

const apart = /^\/(api|realms|simulators)(?![\w-])/;

/** One origin for everything: the longest prefix that fits answers, as the ingress of a cluster would route. */
export class Gateway {
  private doors: readonly Door[] = [];
  private port = 0;
  readonly server: Server = createServer((request, response) => this.route(request, response));

  open(doors: readonly Door[]): void {
    this.doors = [...this.doors, ...doors].sort((a, b) => b.prefix.length - a.prefix.length);
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        ({ port: this.port } = this.server.address() as { port: number });
        resolve(this.port);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  /**
   * People type `localhost`, but the session's cookies belong to the announced host, so logging in would fail there.
   * Pages lead to the announced origin; calls of an API and of the issuer have no such cookies.
   */
  private announced({ method, headers: { host } }: IncomingMessage, { prefix }: Door, url: string): string | undefined {
    const isPage = prefix === '/' && (method === 'GET' || method === 'HEAD') && !apart.test(url);
    return isPage && host?.toLowerCase() === `localhost:${this.port}` ? `http://127.0.0.1:${this.port}${url}` : undefined;
  }

  private route(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '/';
    const door = this.doors.find(({ prefix }) => goesTo(url, prefix));
    if (!door) return void response.writeHead(503, { 'retry-after': '1' }).end();
    const location = this.announced(request, door, url);
    if (location) return void response.writeHead(307, { location }).end();
    void Promise.resolve(door.handle(request, response)).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  }
}
