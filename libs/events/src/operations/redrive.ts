import { pause } from '../back-off.js';
import type { EventOperation } from './event-operation.js';
import type { OperationTable } from './operation-table.js';
import type { OperationKindWork } from './operation-worker.js';
import type { RedriveWork } from './redrive-work.js';

const tooFarBehindMs = 250;
const keysAtOnce = 16;

/** A re-drive from where it stands to its end, no faster than it was ordered. */
export const redrive = (table: OperationTable, work: RedriveWork): OperationKindWork => ({
  kind: 'redrive',
  run: async (operation: EventOperation, isStale: () => boolean) => {
    const gapMs = 1_000 / operation.perSecond;
    let due = performance.now();
    while (!isStale()) {
      // Never more at once than a tenth of a second may carry.
      const events = await work.round(operation, Math.max(1, Math.min(keysAtOnce, Math.floor(operation.perSecond / 10))), isStale);
      if (events === undefined) return table.end(operation.id, 'finished');
      // Lost time is not made up for in one rush.
      due = Math.max(due + events * gapMs, performance.now() - tooFarBehindMs);
      const early = due - performance.now();
      if (early > 1) await pause(early, isStale);
    }
  },
});
