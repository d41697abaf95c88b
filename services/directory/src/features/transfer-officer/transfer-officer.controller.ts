import { Controller, Post as HttpPost } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation, ValidBody, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { Post } from '../../domain/transfer.js';
import { TransferOfficerUseCase } from './transfer-officer.use-case.js';
import type { TransferredOfficer } from './transfer-officer.use-case.js';

const params = Type.Object({ username: Type.String({ minLength: 1, maxLength: 100 }) });
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const body = Type.Object({ agencyCode: text(40), unitCode: text(60), position: text(120) }, { additionalProperties: false });
const placement = Type.Object({ agencyCode: Type.String(), unitCode: Type.String(), position: Type.String(), communeCodes: Type.Array(Type.String()) });
const bodyExample = { agencyCode: '000.00.19.X99', unitCode: 'tu-phap-ho-tich', position: 'Công chức Tư pháp – Hộ tịch' };

@Controller('officers/:username/transfers')
export class TransferOfficerController {
  constructor(private readonly transfer: TransferOfficerUseCase) {}

  @HttpPost()
  @RequirePermission('officer:transfer')
  @Operation({
    id: 'transferOfficer', summary: 'Transfer an officer to another post', params, body, bodyExample, status: 201, idempotent: true,
    answer: Type.Object({ username: Type.String(), placements: Type.Array(placement) }), example: { username: 'officer.vidu', placements: [{ ...bodyExample, communeCodes: ['05443'] }] },
  })
  handle(@Context() context: CommandContext, @ValidParams(params) { username }: { username: string }, @ValidBody(body) post: Post): Promise<TransferredOfficer> {
    return this.transfer.execute(context, username, post);
  }
}
