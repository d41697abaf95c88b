import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { Trouble, Troubles } from '../../ports/alerts.js';

interface TroubleRow {
  id: string; technician: string; sink: string; since: Date; disabled: string | null; blocked: string; waiting: string;
  event: { id: string; type: string; subject: string; sequence: number; failures: number; error: string; nextAt: string | null } | null;
}

const untold = `select s.id, s.technician, s.sink, coalesce(b.since, s.disabled_at) as since, case when s.state = 'disabled' then s.reason end as disabled,
    (select count(*) from webhook_block x where x.subscription_id = s.id) as blocked,
    (select count(*) from webhook_delivery d where d.subscription_id = s.id and d.state = 'waiting') as waiting,
    case when b.sequence is not null then jsonb_build_object('id', d.event_id, 'type', d.type, 'subject', d.subject, 'sequence', d.sequence, 'failures', b.failures, 'error', b.error, 'nextAt', b.next_at) end as event
  from subscription s
  left join lateral (select * from webhook_block x where x.subscription_id = s.id and (x.failures >= $1 or s.state = 'disabled') order by x.since desc limit 1) b on true
  left join webhook_delivery d on d.subscription_id = s.id and d.sequence = b.sequence
  where s.technician is not null and (s.alerted_at is null or s.alerted_at < now() - interval '1 hour')
    and ((s.state = 'active' and b.since > coalesce(s.alerted_at, '-infinity')) or (s.state = 'disabled' and s.disabled_at > coalesce(s.alerted_at, '-infinity') and s.reason <> 'by-administrator'))
  order by s.id limit $2`;

const toTrouble = ({ id, technician, sink, since, disabled, blocked, waiting, event }: TroubleRow): Trouble => ({
  subscriptionId: id, technician, sink, since, ...(disabled ? { disabled } : {}), blockedSubjects: Number(blocked), waiting: Number(waiting),
  ...(event ? { event: { id: event.id, type: event.type, subject: event.subject, sequence: event.sequence, failures: event.failures, error: event.error, ...(event.nextAt ? { nextAt: new Date(event.nextAt) } : {}) } } : {}),
});

export class PgTroubles implements Troubles {
  constructor(private readonly pool: () => Pool) {}

  async untold(failures: number, limit: number): Promise<readonly Trouble[]> {
    return (await readNamed<TroubleRow>(this.pool(), { name: 'webhook_troubles', text: untold, values: [failures, limit] })).map(toTrouble);
  }

  async told(subscriptionId: string): Promise<void> {
    await readNamed(this.pool(), { name: 'webhook_told', text: 'update subscription set alerted_at = now() where id = $1 returning id', values: [subscriptionId] });
  }
}
