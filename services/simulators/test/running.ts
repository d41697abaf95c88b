import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSimulators, type SimulatorSecrets } from '../src/index.js';

export const secrets: SimulatorSecrets = {
  nationalPortal: { username: 'tinh', password: 'mat-khau' },
  vnpay: { tmnCode: 'TESTTMN1', hashSecret: 'TESTSECRET' },
  smsApiKey: 'khoa',
};

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

/** A server on a free port below the ephemeral range, where nothing else lands by chance. */
export async function listen(listener: Listener): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(listener);
  for (let tries = 0; ; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(true));
      server.listen(port, '127.0.0.1', () => resolve(false));
    });
    if (!taken) break;
    if (tries > 20) throw new Error('no free port');
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** The simulators behind a real HTTP server. */
export async function runningSimulators(options: { dataDir?: string; vnpayIpnUrl?: string } = {}) {
  let handle: Listener = () => undefined;
  const server = await listen((req, res) => handle(req, res));
  const smtpPort = 20_000 + Math.floor(Math.random() * 10_000);
  const simulators = await createSimulators({ publicUrl: server.url, secrets, smtpPort, ...options });
  handle = (req, res) => void simulators.handle(req, res);
  const at = (path: string) => `${server.url}/simulators${path}`;
  return {
    at,
    smtpPort: simulators.smtpPort,
    get: (path: string) => fetch(at(path), { redirect: 'manual' }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) => fetch(at(path), {
      method: 'POST', redirect: 'manual', body: body instanceof URLSearchParams ? body : JSON.stringify(body),
      headers: body instanceof URLSearchParams ? headers : { 'content-type': 'application/json', ...headers },
    }),
    close: async () => {
      await simulators.close();
      await server.close();
    },
  };
}

export type Running = Awaited<ReturnType<typeof runningSimulators>>;

/** Waits until the probe says something true. */
export async function until<T>(probe: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error('it did not happen within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
