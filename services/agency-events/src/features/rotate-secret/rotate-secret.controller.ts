import { Controller, Get, Post } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { commonErrors, Context, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { isWebhookSecret } from '../../domain/webhook-secret.js';
import { SecretsUseCase } from './rotate-secret.use-case.js';
import type { KnownSecret } from './rotate-secret.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const body = Type.Object({
  secret: Type.Optional(Type.String({ maxLength: 200, description: 'whsec_ and 24 to 64 bytes in base64; made when left out' })),
  keepOldSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_592_000, description: 'how long the ones before sign too; a day when left out' })),
}, { additionalProperties: false });
const instant = Type.String({ format: 'date-time' });
const answer = Type.Array(Type.Object({ secret: Type.String(), since: instant, validUntil: Type.Optional(instant) }), { description: 'the newest first; each delivery carries a signature of each' });
const example: KnownSecret[] = [
  { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=', since: '2026-12-01T02:00:00.000Z' },
  { secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=', since: '2026-11-23T02:00:00.000Z', validUntil: '2026-12-02T02:00:00.000Z' },
];

const day = 86_400;

@Controller('subscriptions/:id')
export class RotateSecretController {
  constructor(private readonly secrets: SecretsUseCase) {}

  @Get('secrets')
  @RequirePermission('subscription:manage')
  @Operation({ id: 'showSecrets', summary: 'The secrets that sign deliveries; each look is recorded', params, answer, example })
  show(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<readonly KnownSecret[]> {
    return this.secrets.show(context, id);
  }

  @Post('secret-rotation')
  @RequirePermission('subscription:manage')
  @Operation({ id: 'rotateSecret', summary: 'Sign with a new secret, and with the old ones beside it for a while', params, body, bodyExample: { keepOldSeconds: day }, answer, example })
  rotate(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidBody(body) { secret, keepOldSeconds = day }: { secret?: string; keepOldSeconds?: number }): Promise<readonly KnownSecret[]> {
    if (secret !== undefined && !isWebhookSecret(secret)) throw commonErrors('common/invalid-input', {}, [{ path: '/secret', code: 'subscription/bad-secret' }]);
    return this.secrets.rotate(context, id, { keepOldSeconds, ...(secret === undefined ? {} : { secret }) });
  }
}
