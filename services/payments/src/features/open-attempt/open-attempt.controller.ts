import { Controller, Post, Req } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { Public } from '@tinhso/auth';
import { Context, languageOf, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { OpenAttemptUseCase } from './open-attempt.use-case.js';
import type { OpenedAttempt } from './open-attempt.use-case.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const body = Type.Object({
  returnPath: Type.Optional(Type.String({ pattern: '^/(?![/\\\\])[A-Za-z0-9/._~?=&-]*$', maxLength: 300, description: 'path of this site to which the bank sends the person back' })),
}, { additionalProperties: false });
const answer = Type.Object({ txnRef: Type.String(), payUrl: Type.String({ format: 'uri' }), expiresAt: Type.String({ format: 'date-time' }) });

@Controller('bills/:id/attempts')
@Public('the bill id is a capability: anybody whom the slip or the applicant gave it to may pay')
export class OpenAttemptController {
  constructor(private readonly open: OpenAttemptUseCase) {}

  @Post()
  @Operation({
    id: 'openPaymentAttempt', summary: 'Start a payment and get the address of the bank', params, body, answer, status: 201, idempotent: true,
    bodyExample: { returnPath: '/my/dossiers' },
    example: { txnRef: '01988d2e7c557b1e8d103f2f5a6b7c8d', payUrl: 'https://sandbox.vnpayment.vn/paymentv2/vpcpay.html?vnp_Amount=800000', expiresAt: '2026-11-23T02:15:00.000Z' },
  })
  handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }, @ValidBody(body) { returnPath }: { returnPath?: string }, @Req() request: FastifyRequest): Promise<OpenedAttempt> {
    return this.open.execute(context, { billId: id, ip: request.ip, language: languageOf(request.headers['accept-language']), returnPath: returnPath ?? '/' });
  }
}
