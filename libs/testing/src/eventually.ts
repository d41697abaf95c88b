import { setTimeout as pause } from 'node:timers/promises';

interface Patience {
  /** Milliseconds; 5,000 unless told. */
  readonly within?: number;
  /** Milliseconds between two probes; 25 unless told. */
  readonly every?: number;
}

/**
 * Asks until the probe neither throws nor answers false, null or undefined, and returns its answer.
 * After `within` it throws the probe's last error, so an `expect` inside the probe reads as usual.
 */
export async function eventually<T>(probe: () => T | Promise<T>, { within = 5000, every = 25 }: Patience = {}): Promise<NonNullable<T>> {
  const deadline = performance.now() + within;
  for (;;) {
    let reason: unknown;
    try {
      const answer = await probe();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      reason = new Error(`the probe still answered ${answer} after ${within} ms`);
    } catch (error) {
      reason = error;
    }
    if (performance.now() >= deadline) throw reason;
    await pause(every);
  }
}
