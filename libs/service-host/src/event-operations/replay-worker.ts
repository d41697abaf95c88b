import { OperationTable, OperationWorker, replays } from '@tinhso/events';
import type { ConsumerDefinition, ReplayDeps, Report } from '@tinhso/events';

export const replayWorker = (deps: ReplayDeps, definitions: () => readonly ConsumerDefinition[], report: Report): OperationWorker => {
  const table = new OperationTable(deps.pool);
  return new OperationWorker(table, replays(table, deps, definitions), report);
};
