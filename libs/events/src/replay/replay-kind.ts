import type { EventOperation } from '../operations/event-operation.js';
import type { OperationTable } from '../operations/operation-table.js';
import type { OperationKindWork } from '../operations/operation-worker.js';
import type { ConsumerDefinition } from '../consumers/consumer-definition.js';
import { verdictOn } from '../consumers/verdict.js';
import { describe } from '../reports.js';
import type { Exchange } from './read-model.js';
import { Replay } from './replay.js';
import type { ReplayDeps } from './replay.js';
import { ReplayRefused } from './shadow-writer.js';

const noteEveryMs = 500;

/** Replays as operations. One that a dead worker left begins again: until it is exchanged nobody sees the shadow. */
export const replays = (table: OperationTable, deps: ReplayDeps, definitions: () => readonly ConsumerDefinition[]): OperationKindWork => ({
  kind: 'replay',
  run: async (operation: EventOperation, isStale: () => boolean) => {
    const definition = definitions().find(({ group }) => group === operation.request['consumer']);
    if (!definition?.readModel) return table.end(operation.id, 'failed', { error: 'this consumer has no read model' });
    let noted = 0;
    const progress = async (taken: number, of: number): Promise<void> => {
      if (performance.now() - noted < noteEveryMs) return;
      noted = performance.now();
      await table.note(operation.id, taken, of);
    };
    try {
      const outcome = await new Replay(definition, definition.readModel, deps).run({ exchange: operation.request['exchange'] as Exchange, isStale, progress });
      if (!outcome) return undefined;
      await table.note(operation.id, outcome.events, outcome.events);
      return await table.end(operation.id, 'finished', outcome);
    } catch (error) {
      // What will pass is tried again by the worker; anything else would fail again.
      if (error instanceof ReplayRefused || verdictOn(error) !== 'wait') return table.end(operation.id, 'failed', { error: describe(error) });
      throw error;
    }
  },
});
