import type { Pool } from 'pg';
import type { Probes } from './health.controller.js';

const patienceMs = 1_000;

const answers = async (pool: Pool): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), patienceMs); });
  try {
    return await Promise.race([pool.query('select 1').then(() => true, () => false), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Asks the database itself each time: an answer from memory would be a guess. */
export function databaseProbes(pool: () => Pool): Probes {
  let once = false;
  return {
    ready: async () => {
      const ready = await answers(pool());
      once ||= ready;
      return ready;
    },
    started: () => once,
  };
}
