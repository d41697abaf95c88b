/** Ends what was asked for; harmless when it is over already. */
export type Cancel = () => void;

/** Passing time and chance, as everything that waits and retries sees them; tests and the simulation put their own here. */
export interface Timers {
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  after(milliseconds: number, work: () => void): Cancel;
  every(milliseconds: number, work: () => void): Cancel;
  /** At least 0 and below 1. */
  random(): number;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds);
    return () => clearInterval(timer);
  },
  random: () => Math.random(),
};
