import type { Delivery, DeliveryOutcome } from '../../ports/delivery.js';
import type { LeasedMessage } from '../../ports/messages.js';

export interface SmsSettings {
  /** Where messages are posted to. */
  readonly url: string;
  readonly apiKey: string;
}

const timeoutMs = 10_000;
/** Of the message itself; everything else may pass. */
const final = new Set([400, 413, 422]);

/** JSON over HTTP; the message's id is the reference by which the gateway recognises a repetition. */
export class SmsGatewayDelivery implements Delivery {
  constructor(private readonly settings: SmsSettings) {}

  async send({ id, address, body }: LeasedMessage): Promise<DeliveryOutcome> {
    try {
      const answer = await fetch(this.settings.url, {
        method: 'POST', signal: AbortSignal.timeout(timeoutMs), headers: { 'content-type': 'application/json', 'x-api-key': this.settings.apiKey },
        body: JSON.stringify({ to: address, text: body, reference: id }),
      });
      await answer.body?.cancel();
      if (answer.ok) return { kind: 'sent' };
      return { kind: final.has(answer.status) ? 'refused' : 'unavailable', code: `sms-${answer.status}` };
    } catch {
      return { kind: 'unavailable', code: 'sms-unreachable' };
    }
  }

  close(): void {
    // Nothing is held open between two messages.
  }
}
