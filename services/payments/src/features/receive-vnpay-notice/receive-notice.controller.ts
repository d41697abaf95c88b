import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import { logger } from '@tinhso/observability';
import { Operation } from '@tinhso/service-host';
import { ReceiveNoticeUseCase } from './receive-notice.use-case.js';
import type { NoticeAnswer } from './receive-notice.use-case.js';

const answer = Type.Object({ RspCode: Type.String(), Message: Type.String() });
type Answer = { readonly RspCode: string; readonly Message: string };

const answers: Readonly<Record<NoticeAnswer, Answer>> = {
  taken: { RspCode: '00', Message: 'Confirm Success' },
  repeated: { RspCode: '02', Message: 'Order already confirmed' },
  'unknown-attempt': { RspCode: '01', Message: 'Order not found' },
  'other-amount': { RspCode: '04', Message: 'Invalid amount' },
  forged: { RspCode: '97', Message: 'Invalid Checksum' },
};

/** Only flat texts are signed; anything else in the query or body makes the checksum fail. */
const texts = (given: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((given ?? {}) as Record<string, unknown>).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

@Controller('vnpay/ipn')
@Public('VNPAY reports here; its signature is checked before anything is believed')
export class ReceiveNoticeController {
  constructor(private readonly receive: ReceiveNoticeUseCase) {}

  @Get()
  @Operation({ id: 'receiveVnpayNotice', summary: 'VNPAY reports a payment (IPN)', answer, example: answers.taken })
  handle(@Query() query: unknown): Promise<Answer> {
    return this.answer(texts(query));
  }

  @Post()
  @HttpCode(200)
  @Operation({ id: 'receiveVnpayNoticeByPost', summary: 'The same, as a form', answer, example: answers.taken })
  handlePost(@Query() query: unknown, @Body() body: unknown): Promise<Answer> {
    return this.answer({ ...texts(query), ...texts(body) });
  }

  /** VNPAY repeats the notice on 99, so a failure of ours loses nothing. */
  private async answer(params: Record<string, string>): Promise<Answer> {
    try {
      return answers[await this.receive.execute(params)];
    } catch (error) {
      logger.error({ service: 'payments', error }, 'a payment notice could not be taken');
      return { RspCode: '99', Message: 'Unknown error' };
    }
  }
}
