import { createServer } from 'node:net';

const canListen = (port: number): Promise<boolean> => new Promise((answer) => {
  const server = createServer();
  server.once('error', () => answer(false));
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => answer(true)));
});

/**
 * A port on which nothing listens: the preferred one when it is free, otherwise one from 20000 to 31999. Never an
 * ephemeral port (32768 and above): an outgoing connection may take it between the check and the start.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && await canListen(preferred)) return preferred;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await canListen(port)) return port;
  }
  throw new Error('no free port between 20000 and 31999');
}
