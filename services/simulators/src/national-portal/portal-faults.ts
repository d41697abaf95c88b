import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from '../http/exchange.js';

export interface PortalFaults {
  /** True answers 503 with an HTML page, "reset" cuts the connection. */
  down: boolean | 'reset';
  /** Milliseconds before each answer. */
  slow: number;
  /** Number of answers that are not JSON; true for all. */
  garbage: number | boolean;
  /** Number of answers that are cut off although the work was done. */
  dropAnswers: number;
  sessionSeconds: number;
}

export const noFaults = (): PortalFaults => ({ down: false, slow: 0, garbage: 0, dropAnswers: 0, sessionSeconds: 900 });

/** Reads `on`/`true` and numbers as forms and JSON both write them. */
const readers: { [K in keyof PortalFaults]: (value: unknown) => PortalFaults[K] } = {
  down: (v) => (v === 'reset' ? 'reset' : v === true || v === 'true'),
  slow: (v) => Math.min(120_000, Math.max(0, Number(v) || 0)),
  garbage: (v) => (v === true || v === 'true' ? true : Math.max(0, Number(v) || 0)),
  dropAnswers: (v) => Math.max(0, Number(v) || 0),
  sessionSeconds: (v) => Math.max(0, Number(v) || 0),
};

/** Changes the faults that `wish` names and leaves the others. */
export function applyFaults(faults: PortalFaults, wish: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(readers) as (keyof PortalFaults)[]) {
    if (key in wish) Object.assign(faults, { [key]: readers[key](wish[key]) });
  }
}

/** Misbehaves as told. True when the exchange is answered (or cut) and must not be worked on. */
export async function misbehave(faults: PortalFaults, exchange: Exchange): Promise<boolean> {
  if (faults.slow > 0) await wait(faults.slow, undefined, { ref: false });
  if (faults.down === 'reset') {
    exchange.req.socket.destroy();
    return true;
  }
  if (faults.down) {
    exchange.send(503, 'text/html; charset=utf-8', '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>');
    return true;
  }
  if (!faults.garbage) return false;
  if (typeof faults.garbage === 'number') faults.garbage -= 1;
  exchange.send(200, 'text/html; charset=utf-8', '<html><body>He thong dang bao tri</body></html>\u0000{"error_code":');
  return true;
}

/** Cuts the connection after the work is done, when told so. */
export function dropsAnswer(faults: PortalFaults, exchange: Exchange): boolean {
  if (faults.dropAnswers <= 0) return false;
  faults.dropAnswers -= 1;
  exchange.req.socket.destroy();
  return true;
}
