import { Controller, Inject, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import type { TransactionRunner } from '@tinhso/persistence';
import { Context, Operation, ValidBody } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { mask } from '@tinhso/vietnam';
import { auditChange } from '@tinhso/audit';
import type { Messages } from '../../ports/messages.js';
import { oneLine } from '../../texts/fill.js';
import { messagesToken, transactionsToken } from '../../tokens.js';

const body = Type.Object({
  reference: Type.String({ minLength: 1, maxLength: 200, description: 'the same alert again is sent once' }),
  kind: Type.String({ pattern: '^[a-z-]+(\\.[a-z-]+)*$', maxLength: 60 }), about: Type.String({ format: 'uuid', description: 'the record that the alert is about' }),
  email: Type.String({ format: 'email', maxLength: 200 }), subject: Type.String({ minLength: 1, maxLength: 200 }), text: Type.String({ minLength: 1, maxLength: 5_000 }),
}, { additionalProperties: false });
type Alert = Static<typeof body>;
const answer = Type.Object({ accepted: Type.Boolean() });

/** Mail from one of the platform's services to somebody who runs something; to applicants only events lead. */
@Controller('internal/alerts')
export class TakeAlertController {
  constructor(@Inject(messagesToken) private readonly messages: Messages, @Inject(transactionsToken) private readonly transactions: TransactionRunner) {}

  @Post()
  @RequirePermission('alert:queue')
  @Operation({
    id: 'queueAlert', summary: 'Queue a mail to a technician', body, answer, example: { accepted: true }, status: 202,
    bodyExample: { reference: 'webhook-failing:01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', kind: 'webhook.failing', about: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', email: 'kythuat@agency.example', subject: 'Sự kiện chưa gửi được', text: 'Nơi nhận trả lời http-500.' },
  })
  async handle(@Context() { actor, action }: CommandContext, @ValidBody(body) { reference, kind, about, email, subject, text }: Alert): Promise<{ accepted: boolean }> {
    await this.transactions.run(async (tx) => {
      tx.add(this.messages.queue({ eventId: reference, kind, dossierId: about }, [{ channel: 'email', address: email, masked: mask('email', email), subject: oneLine(subject), body: text }]));
      tx.add(auditChange([{ actorId: actor.id, action, resourceType: 'alert', resourceId: about, outcome: 'granted', details: { kind, reference } }]));
    });
    return { accepted: true };
  }
}
