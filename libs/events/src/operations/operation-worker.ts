import { Bell } from '../bell.js';
import type { Report } from '../reports.js';
import { WorkLoop } from '../work-loop.js';
import type { EventOperation, OperationKind } from './event-operation.js';
import type { OperationTable } from './operation-table.js';

export interface OperationKindWork {
  readonly kind: OperationKind;
  /** Works until the operation is over or `isStale`; it is safe to start it again where it broke off. */
  readonly run: (operation: EventOperation, isStale: () => boolean) => Promise<void>;
}

const pollMs = 2_000;
const renewMs = 1_500;

/** Works off the operations of one kind, one after another; what a dead worker left is taken up where it stands. */
export class OperationWorker {
  private readonly bell = new Bell(0);
  private readonly loop: WorkLoop;

  constructor(private readonly table: OperationTable, private readonly work: OperationKindWork, report: Report) {
    this.loop = new WorkLoop({
      bell: this.bell, pollMs, pass: () => this.pass(),
      failed: (error, failures) => report({ kind: 'operation-failed', error, fields: { operation: work.kind, failures } }),
    });
  }

  start(): void {
    this.loop.start();
  }

  /** Say that there may be an operation. */
  hint(): void {
    this.bell.ring();
  }

  /** Resolves when nothing is being worked on; the operation in hand is left for the next worker. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.table.release().catch(() => undefined);
  }

  private async pass(): Promise<boolean> {
    const operation = await this.table.hold(this.work.kind);
    if (operation) await this.underLease(operation);
    return operation !== undefined;
  }

  private async underLease(operation: EventOperation): Promise<void> {
    let lost = false;
    const renewing = setInterval(() => {
      // A database that does not answer now decides by the lease's end, not by this error.
      void this.table.renew(operation.id).then((held) => { lost ||= !held; }, () => undefined);
    }, renewMs);
    try {
      await this.work.run(operation, () => this.loop.stopped || lost);
    } finally {
      clearInterval(renewing);
    }
  }
}
