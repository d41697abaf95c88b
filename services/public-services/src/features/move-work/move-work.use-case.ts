import { DomainError } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { keepAnswer } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import { assign } from '../../domain/processing.js';
import type { DossierDesk } from '../../ports/dossier-desk.js';
import type { DossierLists } from '../../ports/dossier-lists.js';

export interface WorkMove {
  readonly fromOfficerId: string;
  readonly toOfficerId: string;
  readonly unitCode: string;
}

export interface MovedWork {
  readonly moved: number;
  /** Changed by somebody at the same moment; a second move takes them too. */
  readonly left: number;
}

/** Everything that an absent officer holds goes to another: each dossier a decision of its own, so that one that is overtaken holds up none. */
export class MoveWorkUseCase {
  constructor(private readonly transactions: TransactionRunner, private readonly desk: DossierDesk, private readonly lists: DossierLists, private readonly access: Access, private readonly clock: Clock) {}

  async execute(context: CommandContext, { fromOfficerId, toOfficerId, unitCode }: WorkMove): Promise<MovedWork> {
    const held = await this.lists.heldBy(fromOfficerId, this.access.reach(context));
    const { idempotency: _, ...acting } = context;
    let moved = 0;
    for (const { id, version } of held) moved += await this.one({ ...acting, expectedVersion: version }, id, { id: toOfficerId, unitCode }) ? 1 : 0;
    return this.keep(context, { moved, left: held.length - moved });
  }

  /** The count is kept last: cut off before, the same request moves what is left. */
  private keep(context: CommandContext, answer: MovedWork): Promise<MovedWork> {
    return this.transactions.run(async (tx) => {
      keepAnswer(tx, context, 200, answer);
      return answer;
    });
  }

  private async one(context: CommandContext, id: string, to: { readonly id: string; readonly unitCode: string }): Promise<boolean> {
    try {
      await this.desk.decide(context, id, (dossier) => assign(dossier, to, this.clock.now()));
      return true;
    } catch (error) {
      if (error instanceof DomainError && (error.kind === 'version-mismatch' || error.kind === 'conflict')) return false;
      throw error;
    }
  }
}
