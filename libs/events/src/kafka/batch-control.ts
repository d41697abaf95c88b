import type { EachBatchPayload } from 'kafkajs';
import type { BatchControl } from '../transport.js';

/** A batch's hold on its partition: fails quietly inside the batch, and loudly to kafkajs when the batch is over. */
export class KafkaBatchControl implements BatchControl {
  private lost?: unknown;
  private highest = -1;

  constructor(private readonly payload: EachBatchPayload, private readonly stillOurs: () => boolean, private readonly onProgress: () => void) {}

  acknowledge(position: number): void {
    if (this.isStale()) return;
    this.highest = Math.max(this.highest, position);
    this.payload.resolveOffset(String(position));
    this.onProgress();
  }

  async heartbeat(): Promise<void> {
    if (this.lost !== undefined || !this.stillOurs()) return;
    try {
      await this.payload.heartbeat();
      await this.payload.commitOffsetsIfNecessary();
      this.onProgress();
    } catch (error) {
      this.lost ??= error;
    }
  }

  isStale(): boolean {
    return this.lost !== undefined || !this.stillOurs() || !this.payload.isRunning() || this.payload.isStale();
  }

  get acknowledged(): number {
    return this.highest;
  }

  /** kafkajs must see its own rebalance error, or the member is thrown out again and again. */
  rethrow(): void {
    if (this.lost !== undefined) throw this.lost;
  }
}
