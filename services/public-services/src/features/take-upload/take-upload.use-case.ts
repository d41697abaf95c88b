import type { FileIntake, FileStore, Upload as Incoming } from '@tinhso/files';
import { newId } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Upload } from '../../domain/paper.js';
import type { Papers } from '../../ports/papers.js';
import { summariseUpload } from '../../views/upload-summary.js';
import type { UploadSummary } from '../../views/upload-summary.js';

/** Takes a file in; it belongs to whoever sent it and is nobody's paper yet. */
export class TakeUploadUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly papers: Papers, private readonly intake: FileIntake,
    private readonly store: FileStore, private readonly clock: Clock,
  ) {}

  async execute(context: CommandContext, incoming: Incoming): Promise<UploadSummary> {
    const { scan, flags, ...file } = await this.intake.take(incoming);
    const upload: Upload = { id: newId(), ownerId: context.actor.id, file, scan: scan.status, flags, takenAt: this.clock.now() };
    try {
      await this.transactions.run(async (tx) => this.papers.add(tx, context, upload));
    } catch (error) {
      await this.store.remove(file.key);
      throw error;
    }
    return summariseUpload(upload);
  }
}
