import type { Pool } from 'pg';
import type { Visible } from '@tinhso/auth';
import { pageOf, readNamed } from '@tinhso/persistence';
import type { Cursors, Page, Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { Contract } from '../../domain/contract.js';
import type { Contracts, ContractSearch } from '../../ports/contracts.js';
import { webhookErrors } from '../../webhook.errors.js';
import { audited, nextRevision } from './audited.js';
import { toContract } from './contract.row.js';
import type { ContractRow } from './contract.row.js';
import { clientsOf } from './visible-clients.js';

const decidedAlready = () => webhookErrors('contract/decided-already');

export class PgContractsRepository implements Contracts {
  constructor(private readonly pool: () => Pool, private readonly cursors: Cursors) {}

  async find(tx: Pick<Tx, 'read'>, id: string): Promise<Contract | undefined> {
    const [row] = await tx.read<ContractRow>({ name: 'contract_find', text: 'select * from contract where id = $1', values: [id] });
    return row && toContract(row);
  }

  async list(visible: Visible, ownClient: string, { limit, cursor, client, state }: ContractSearch): Promise<Page<Contract>> {
    const before = cursor ? String(this.cursors.decode(cursor)[0]) : null;
    const rows = await readNamed<ContractRow>(this.pool(), {
      name: 'contract_list',
      text: `select * from contract
             where ($1::text[] is null or client = any($1)) and ($2::text is null or client = $2) and ($3::text is null or state = $3) and ($4::uuid is null or id < $4)
             order by id desc limit $5`,
      values: [clientsOf(visible, ownClient), client ?? null, state ?? null, before, limit + 1],
    });
    return pageOf(rows, limit, this.cursors, ({ id }) => [id], toContract);
  }

  add(tx: Tx, context: CommandContext, contract: Contract): void {
    tx.add({
      name: 'contract', expectRows: 1,
      text: `insert into contract (id, client, state, purpose, legal_basis, types, areas, personal_fields, valid_from, valid_to, proposed_by, proposed_at, decided_by, decided_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
      values: [
        contract.id, contract.client, contract.state, contract.purpose, contract.legalBasis, contract.types, contract.areas, JSON.stringify(contract.personalFields),
        contract.validFrom, contract.validTo ?? null, contract.proposedBy, contract.proposedAt, contract.decision?.by ?? null, contract.decision?.at ?? null,
      ],
    });
    tx.add(audited(context, 'contract', contract.id, 'contract'));
  }

  decide(tx: Tx, context: CommandContext, { id, state, decision }: Contract): void {
    tx.add({
      name: 'contract', expectRows: 1, otherwise: decidedAlready,
      text: `update contract set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5 where id = $1 and state = 'proposed' returning id`,
      values: [id, state, decision?.by ?? null, decision?.at ?? null, decision?.reason ?? null],
    });
    tx.add(audited(context, 'contract', id, 'contract', { state }));
  }

  withdraw(tx: Tx, context: CommandContext, { id, withdrawn }: Contract, reason: string): void {
    tx.add(nextRevision);
    tx.add({
      name: 'contract', after: 'webhook_head', expectRows: 1, otherwise: decidedAlready,
      text: `update contract c set state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, withdrawn_reason = $4, withdrawn_position = f.next
             from {{after}} h, feed_head f where c.id = $1 and c.state <> 'withdrawn' returning c.id, h.revision`,
      values: [id, withdrawn?.by ?? context.actor.id, withdrawn?.at ?? new Date(), reason],
    });
    tx.add({
      name: 'subscription', after: 'contract',
      text: `update subscription s set state = 'withdrawn', reason = 'contract-withdrawn', version = version + 1, changed_revision = c.revision
             from {{after}} c where s.contract_id = c.id returning s.id`,
      values: [],
    });
    tx.add({
      name: 'webhook_delivery', after: 'subscription',
      text: `update webhook_delivery d set state = 'cancelled', ended_at = now() from {{after}} s where d.subscription_id = s.id and d.state = 'waiting' returning d.sequence`,
      values: [],
    });
    tx.add(audited(context, 'contract', id, 'contract', { state: 'withdrawn' }));
  }
}
