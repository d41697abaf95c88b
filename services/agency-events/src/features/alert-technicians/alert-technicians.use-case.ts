import type { Mailer, Troubles } from '../../ports/alerts.js';
import { mailOf } from './alert-text.js';

/** So many failures of one event: five seconds and five minutes were not enough. */
const worthAMail = 3;
const batch = 50;

/** Tells technicians what does not arrive, at most once an hour for each subscription. A mail that was queued twice is sent once. */
export class AlertTechniciansUseCase {
  constructor(private readonly troubles: Troubles, private readonly mailer: Mailer, private readonly origin: string) {}

  async execute(): Promise<number> {
    const untold = await this.troubles.untold(worthAMail, batch);
    for (const trouble of untold) {
      await this.mailer.queue(mailOf(trouble, `${this.origin}/developers`));
      await this.troubles.told(trouble.subscriptionId);
    }
    return untold.length;
  }
}
