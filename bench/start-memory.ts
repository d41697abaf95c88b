/** start-memory: resident memory of the whole platform in its one process against an empty Nest service, both answered once and at rest. */
import { setTimeout as rest } from 'node:timers/promises';
import { alternate } from './lib/alternate.ts';
import { Platform, startEmptyNest } from './lib/started.ts';
import type { Started } from './lib/started.ts';

const platform = new Platform();

const measured = async (started: Started, path: string): Promise<number> => {
  try {
    const answer = await fetch(`${started.origin}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await rest(5_000);
    return started.memory();
  } finally {
    await started.stop();
  }
};

try {
  await alternate('start-memory', 'MiB', {
    ours: async () => measured(await platform.start(), '/'),
    limit: async () => measured(await startEmptyNest(), '/hello'),
  });
} finally {
  platform.remove();
}
