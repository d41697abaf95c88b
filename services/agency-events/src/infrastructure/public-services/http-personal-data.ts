import { tracedFetch } from '@tinhso/observability';
import type { PersonalField } from '../../domain/contract.js';
import type { PersonalData } from '../../ports/webhook-log.js';
import { webhookErrors } from '../../webhook.errors.js';

const call = tracedFetch('call public-services');
const timeoutMs = 5_000;
// An id that is none is as unknown as one that nobody has; waiting would hold its key for ever.
const unknown = new Set([400, 404, 422]);

/** Asks the owner of the dossier, who records the look with its purpose. A dossier that is not there has no fields. */
export class HttpPersonalData implements PersonalData {
  constructor(private readonly origin: string, private readonly token: () => Promise<string>) {}

  async of(dossierId: string, fields: readonly PersonalField[], purpose: string, contractId: string): Promise<Readonly<Partial<Record<PersonalField, string>>>> {
    const query = new URLSearchParams({ contract: contractId, fields: fields.join(','), purpose });
    const answer = await this.ask(`${this.origin}/api/public-services/v1/internal/dossiers/${encodeURIComponent(dossierId)}/personal-fields?${query}`);
    if (unknown.has(answer.status)) return {};
    if (!answer.ok) throw webhookErrors('delivery/owner-unavailable');
    return (await answer.json() as { fields: Partial<Record<PersonalField, string>> }).fields;
  }

  private async ask(url: string): Promise<Response> {
    const authorization = `Bearer ${await this.token()}`;
    try {
      return await call(url, { headers: { authorization, accept: 'application/json' }, signal: AbortSignal.timeout(timeoutMs) });
    } catch {
      throw webhookErrors('delivery/owner-unavailable');
    }
  }
}
