import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { t } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import { PublicServices } from '../api/public-services-client.js';
import type { Verification } from '../api/public-services.js';
import { PageAnswer, Redirect } from '../web/answer.js';
import type { Answer } from '../web/answer.js';
import { digestPosted } from '../web/posted-files.js';
import { CurrentVisitor } from '../web/request.js';
import type { PortalRequest, Visitor } from '../web/request.js';
import { VerifyPage } from './verify.page.js';

/** A code of the QR stands in the address, in whatever grouping somebody typed it; all else is taken for a number. */
const asCode = (typed: string): string | undefined => {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  return /^[2-9A-Z]{20}$/.test(letters) ? letters : undefined;
};

const refused = (name: string, message: string, typed?: string): PageAnswer => {
  const errors: FormError[] = [{ name, message }];
  return new PageAnswer(<VerifyPage errors={errors} typed={typed} />, 422);
};

@Controller('verify')
@Public('whoever is shown a result must be able to check it')
export class VerifyController {
  constructor(private readonly api: PublicServices) {}

  @Get()
  async byText(@Query('code') given: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    if (given === undefined) return <VerifyPage />;
    const typed = typeof given === 'string' ? given.trim().normalize('NFC').slice(0, 60) : '';
    if (!typed) return refused('code', t(visitor.lang)('verify.code-empty'));
    const code = asCode(typed);
    if (code) return new Redirect(`/verify/${code}`);
    return this.page(await this.api.verify({ number: typed }, visitor), typed);
  }

  /** Where the QR on a result leads. */
  @Get(':code')
  async byCode(@Param('code') given: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const code = asCode(given);
    return this.page(code ? await this.api.verify({ code }, visitor) : { status: 'unknown', results: [] });
  }

  /** Only the file's digest goes on from here; the file itself is kept nowhere. */
  @Post()
  async byFile(@Req() request: PortalRequest, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const file = await digestPosted(request);
    if (typeof file === 'string') return refused('file', t(visitor.lang)(`verify.file-${file}`));
    return <VerifyPage answer={await this.api.verify({ sha256: file.sha256 }, visitor)} checked="file" />;
  }

  private page(answer: Verification, typed?: string): Answer {
    const page = <VerifyPage answer={answer} typed={typed} />;
    return answer.status === 'unknown' ? new PageAnswer(page, 404) : page;
  }
}
