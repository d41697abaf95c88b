import type { Tx } from '@tinhso/persistence';
import { entryOf } from '../../domain/add-entry.js';
import type { Fact } from '../../domain/add-entry.js';
import type { Ledgers } from '../../ports/ledgers.js';

/** Writes down what happened; the pusher reports it in its turn. */
export class FollowDossiersUseCase {
  constructor(private readonly ledgers: Ledgers) {}

  async execute(tx: Tx, fact: Fact): Promise<void> {
    this.ledgers.append(tx, fact, entryOf(fact, await this.ledgers.find(tx, fact.dossierId)));
  }
}
