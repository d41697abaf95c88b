import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { DomainError } from '@tinhso/kernel';
import { logger } from '@tinhso/observability';
import { pauseAfter } from '../../domain/put-off.js';
import type { Lease } from '../../ports/lease.js';
import type { PushDossierUseCase } from './push-dossier.use-case.js';

/** Reports what waits, one dossier at a time; while the portal is away it waits longer and longer, and then goes on in order. */
export class Pusher implements OnModuleInit, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private ended = false;
  private failures = 0;

  constructor(private readonly push: PushDossierUseCase, private readonly lease: Lease, private readonly idleMs = 500) {}

  onModuleInit(): void {
    this.arm(this.idleMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.round;
    await this.lease.release().catch(() => undefined);
  }

  private arm(afterMs: number): void {
    if (this.ended) return;
    this.timer = setTimeout(() => { this.round = this.work().then((pause) => this.arm(pause)); }, afterMs);
    this.timer.unref();
  }

  /** Resolves to the pause before the next round. */
  private async work(): Promise<number> {
    try {
      while (!this.ended && await this.lease.hold() && await this.push.execute()) this.failures = 0;
      this.failures = 0;
      return this.idleMs;
    } catch (error) {
      this.failures += 1;
      // Another writer was faster: nothing is wrong, the next round sees what it left.
      if (error instanceof DomainError && error.kind === 'version-mismatch') return this.idleMs;
      logger.warn({ service: 'portal-sync', attempt: this.failures, error }, 'the national portal cannot be told; what waits stays in the ledger');
      return pauseAfter(this.failures);
    }
  }
}
