import { DomainError } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import { commonErrors } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { assertSignable, sign } from '../../domain/issuing.js';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierLists } from '../../ports/dossier-lists.js';
import type { PressedFile, ResultPress } from '../../ports/result-press.js';
import type { DossierSummary } from '../../views/dossier-summary.js';
import { newVerificationCode } from './verification-code.js';

/** The leader signs the approved result; it stays inside the agency until it is sealed. */
export class SignResultUseCase {
  constructor(private readonly desk: DossierDesk, private readonly lists: DossierLists, private readonly press: ResultPress, private readonly clock: Clock) {}

  async execute(context: CommandContext, id: string): Promise<DossierSummary> {
    let file: PressedFile | undefined;
    try {
      return await this.desk.decide(context, id, async (dossier) => {
        assertSignable(dossier, context.actor.id);
        const detail = await this.lists.detail(id);
        if (!detail) throw commonErrors('common/not-found');
        const [at, verificationCode] = [this.clock.now(), newVerificationCode()];
        file = await this.press.sign(dossier, detail.answers, context.actor, verificationCode, at);
        return sign(dossier, context.actor.id, { fileId: file.fileId, verificationCode }, at);
      });
    } catch (error) {
      // Only what was surely not kept may go: after a lost connection nobody knows.
      if (file && error instanceof DomainError && error.kind !== 'unavailable') await this.press.discard(file);
      throw error;
    }
  }
}
