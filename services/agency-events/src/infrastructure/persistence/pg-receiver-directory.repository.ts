import type { Tx } from '@tinhso/persistence';
import type { Subscription } from '../../domain/subscription.js';
import type { ReceiverDirectory } from '../../ports/receiver-directory.js';
import type { Receiver } from '../../ports/receivers.js';
import type { SinkCredential } from '../../ports/subscriptions.js';
import type { SealedBox } from '../secrets/sealed-box.js';

interface Sealed { sealed_credential: string | null; secrets: { id: string; sealed: string; until: string | null }[] | null }

export const authorizationOf = ({ credentialtype, identifier = '', secret = '', accesstoken = '', accesstokentype = 'Bearer' }: SinkCredential): string =>
  (credentialtype === 'PLAIN' ? `Basic ${Buffer.from(`${identifier}:${secret}`).toString('base64')}` : `${accesstokentype} ${accesstoken}`);

/** The only place where secrets of receivers are opened. */
export class PgReceiverDirectory implements ReceiverDirectory {
  constructor(private readonly box: SealedBox) {}

  async receiverOf(tx: Pick<Tx, 'read'>, { id, sink, headers }: Pick<Subscription, 'id' | 'sink' | 'headers'>, at: Date): Promise<Receiver> {
    const [row] = await tx.read<Sealed>({
      name: 'receiver_sealed',
      text: `select s.sealed_credential, (select jsonb_agg(jsonb_build_object('id', k.id, 'sealed', k.sealed, 'until', k.valid_until) order by k.since desc, k.id desc) from subscription_secret k
               where k.subscription_id = s.id and (k.valid_until is null or k.valid_until > $2)) as secrets
             from subscription s where s.id = $1`,
      values: [id, at],
    });
    const credential = row?.sealed_credential ? JSON.parse(this.box.open(id, row.sealed_credential)) as SinkCredential : undefined;
    return {
      sink, headers, secrets: (row?.secrets ?? []).map((one) => this.box.open(one.id, one.sealed)), ...(credential ? { authorization: authorizationOf(credential) } : {}),
    };
  }
}
