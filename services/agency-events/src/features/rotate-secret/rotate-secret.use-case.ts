import { randomBytes } from 'node:crypto';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { SubscriptionDesk } from '../../ports/subscription-desk.js';

export interface Rotation {
  /** Made when left out. */
  readonly secret?: string;
  /** How long the secrets before go on signing beside the new one. */
  readonly keepOldSeconds: number;
}

export interface KnownSecret {
  readonly secret: string;
  readonly since: string;
  readonly validUntil?: string;
}

/** Secrets are shown only here, to whom they belong; each look is recorded. */
export class SecretsUseCase {
  constructor(private readonly transactions: TransactionRunner, private readonly desk: SubscriptionDesk, private readonly clock: Clock) {}

  async rotate(context: CommandContext, id: string, { secret = `whsec_${randomBytes(32).toString('base64')}`, keepOldSeconds }: Rotation): Promise<readonly KnownSecret[]> {
    const until = new Date(this.clock.now().getTime() + keepOldSeconds * 1_000);
    await this.desk.change(context, id, (tx, found) => this.desk.subscriptions.rotate(tx, context, found, secret, until));
    return this.read(id);
  }

  async show(context: CommandContext, id: string): Promise<readonly KnownSecret[]> {
    await this.desk.see(context, id);
    return this.read(id);
  }

  private async read(id: string): Promise<readonly KnownSecret[]> {
    const known = await this.transactions.run((tx) => this.desk.subscriptions.secrets(tx, id, this.clock.now()));
    return known.map(({ secret, since, validUntil }) => ({ secret, since: since.toISOString(), ...(validUntil ? { validUntil: validUntil.toISOString() } : {}) }));
  }
}
