import { systemTimers } from './timers.js';
import type { Timers } from './timers.js';

export interface BackOff {
  readonly firstMs: number;
  readonly capMs: number;
}

export const defaultBackOff: BackOff = { firstMs: 100, capMs: 60_000 };

/** Doubling with full jitter above one half, so that members do not retry in step. */
export const delayOf = (attempt: number, { firstMs, capMs }: BackOff, { random }: Pick<Timers, 'random'> = systemTimers): number => {
  const ceiling = Math.min(capMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  return ceiling / 2 + random() * (ceiling / 2);
};

const sliceMs = 100;

/** Waits, but gives up early when `cancelled` turns true. */
export async function pause(milliseconds: number, cancelled: () => boolean = () => false, timers: Timers = systemTimers): Promise<void> {
  const end = timers.now() + milliseconds;
  for (let left = milliseconds; left > 0 && !cancelled(); left = end - timers.now()) {
    await new Promise<void>((resolve) => { timers.after(Math.min(left, sliceMs), resolve); });
  }
}
