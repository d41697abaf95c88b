import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  silent: boolean;
}

/** A wire between clients and a server that can be cut, or go silent as when the other end has vanished. */
export class Proxy {
  private readonly target: number;
  private server?: Server;
  private readonly pairs = new Set<Pair>();
  private swallowing = false;

  constructor(target: number) {
    this.target = target;
  }

  /** Listens on the port and returns it; 0 takes a free one. */
  async open(port = 0): Promise<number> {
    this.server = createServer((client) => this.join(client));
    await new Promise<void>((resolve) => { this.server?.listen(port, '127.0.0.1', resolve); });
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on no byte arrives in either direction, on old connections and new ones; nobody is told. */
  swallow(): void {
    this.swallowing = true;
    this.silence();
  }

  /** Half-open: connections that stand are silent for ever, new ones work. Returns how many stood. */
  silence(): number {
    for (const pair of this.pairs) {
      pair.silent = true;
      pair.client.unpipe(pair.server).resume();
      pair.server.unpipe(pair.client).resume();
    }
    return this.pairs.size;
  }

  /** What was silent is reset, as when routes change; new connections work. */
  heal(): void {
    this.swallowing = false;
    this.cut();
  }

  cut(): void {
    for (const { client, server } of this.pairs) {
      client.destroy();
      server.destroy();
    }
    this.pairs.clear();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => { this.server?.close(resolve); });
  }

  private join(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    const pair: Pair = { client, server, silent: this.swallowing };
    this.pairs.add(pair);
    if (pair.silent) client.resume();
    else client.pipe(server).pipe(client);
    // A peer that has vanished takes no leave: while silent, an end on one side is not heard on the other.
    for (const [one, other] of [[client, server], [server, client]] as const) {
      one.on('error', () => undefined);
      one.on('close', () => {
        if (pair.silent && !other.destroyed) return;
        other.destroy();
        this.pairs.delete(pair);
      });
    }
  }
}
