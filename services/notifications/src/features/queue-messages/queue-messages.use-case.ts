import type { Tx } from '@tinhso/persistence';
import type { Messages } from '../../ports/messages.js';
import type { Notices } from '../../ports/notice.js';
import { compose } from '../../texts/compose.js';
import type { EventFacts } from '../../texts/values.js';

export interface Occasion {
  readonly eventId: string;
  readonly dossierId: string;
  readonly facts: EventFacts;
}

/** Addressee and words are asked now; what is queued commits with the event's inbox row, so it is queued once. */
export class QueueMessagesUseCase {
  constructor(private readonly notices: Notices, private readonly messages: Messages, private readonly linkTo: (dossierId: string) => string) {}

  async execute(tx: Tx, { eventId, dossierId, facts }: Occasion): Promise<void> {
    const composed = compose(await this.notices.of(dossierId), facts, this.linkTo(dossierId));
    if (composed.length > 0) tx.add(this.messages.queue({ eventId, kind: facts.type, dossierId }, composed));
  }
}
