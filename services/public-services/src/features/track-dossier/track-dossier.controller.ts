import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import { commonErrors, Operation, ValidParams } from '@tinhso/service-host';
import { readDossierCode } from '@tinhso/vietnam';
import { completionOf } from '../../domain/completion.js';
import { dossierLists } from '../../injection-tokens.js';
import type { DossierLists } from '../../ports/dossier-lists.js';

const params = Type.Object({ code: Type.String({ maxLength: 60 }) });
const answer = Type.Object({ code: Type.String(), completion: Type.Integer({ minimum: 0, maximum: 100, description: 'percent' }), ended: Type.Boolean() });

@Controller('tracking/:code')
@Public('anybody may follow a dossier by its code and sees only code and degree of completion (TT 01/2018/TT-VPCP art. 16)')
export class TrackDossierController {
  constructor(@Inject(dossierLists) private readonly lists: DossierLists) {}

  @Get()
  @Operation({ id: 'trackDossier', summary: 'How far a dossier is, by its code', params, answer, example: { code: '000.00.19.X99-261123-0001', completion: 40, ended: false } })
  async handle(@ValidParams(params) given: { code: string }): Promise<Static<typeof answer>> {
    const read = readDossierCode(given.code);
    const business = read.ok ? await this.lists.statusOf(read.value) : undefined;
    if (!read.ok || !business) throw commonErrors('common/not-found');
    return { code: read.value, ...completionOf(business) };
  }
}
