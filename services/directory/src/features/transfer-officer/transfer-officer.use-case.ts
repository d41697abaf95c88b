import { auditChange } from '@tinhso/audit';
import { subjectOf } from '@tinhso/auth';
import type { Agency } from '@tinhso/definitions';
import type { Placement } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { commonErrors, keepAnswer } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import { transfer } from '../../domain/transfer.js';
import type { Post } from '../../domain/transfer.js';
import type { Officers } from '../../ports/officers.js';

export interface TransferredOfficer {
  readonly username: string;
  readonly placements: readonly Placement[];
}

/** Moves an officer to another post. Services ask again every 30 s, so it acts everywhere within 60 s, also on tokens already issued. */
export class TransferOfficerUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly officers: Officers,
    private readonly agencies: readonly Agency[], private readonly access: Access,
  ) {}

  /** Both the agency that loses the officer and the one that gets him must lie within the actor's reach. */
  execute(context: CommandContext, username: string, post: Post): Promise<TransferredOfficer> {
    return this.transactions.run(async (tx) => {
      const officer = await this.officers.find(username);
      if (!officer) throw commonErrors('common/not-found');
      const subject = { type: 'officer', id: subjectOf(username) };
      const agencyCodes = new Set([...officer.placements.map((p) => p.agencyCode), post.agencyCode]);
      for (const agencyCode of agencyCodes) await this.access.toChange(context, subject, { agencyCode });
      const decided = transfer(officer, post, this.agencies);
      this.officers.save(tx, decided);
      tx.add(auditChange([{
        actorId: context.actor.id, action: context.action, resourceType: subject.type, resourceId: subject.id, outcome: 'granted',
        details: { from: officer.placements.map((p) => `${p.agencyCode}/${p.unitCode}`), to: `${post.agencyCode}/${post.unitCode}` },
      }], 'officer_placement'));
      const answer = { username, placements: decided.placements };
      keepAnswer(tx, context, 201, answer);
      return answer;
    });
  }
}
