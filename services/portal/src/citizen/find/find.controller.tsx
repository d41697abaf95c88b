import { Controller, Get, Param, Query } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { PublicServices } from '../../api/public-services-client.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Procedures } from '../procedures.js';
import { HomePage } from './home.page.js';
import { ProcedurePage } from './procedure.page.js';
import { SearchPage } from './search.page.js';
import type { SearchRequest } from './search.page.js';

const words = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim().normalize('NFC').slice(0, 200) : undefined);

@Controller()
@Public('everybody may look for a procedure and read about it')
export class FindController {
  constructor(private readonly api: PublicServices, private readonly procedures: Procedures) {}

  @Get()
  async home(@CurrentVisitor() visitor: Visitor): Promise<Answer> {
    // The front door opens even while the catalogue does not answer: search and help are still there.
    const procedures = await this.api.procedures({}, visitor).catch(() => []);
    return <HomePage procedures={procedures} />;
  }

  @Get('procedures')
  async search(@Query() given: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const request: SearchRequest = { q: words(given['q']), lifeEvent: words(given['lifeEvent']), sector: words(given['sector']) };
    return <SearchPage request={request} found={await this.api.procedures(request, visitor)} />;
  }

  @Get('procedures/:code')
  async procedure(@Param('code') code: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return <ProcedurePage procedure={(await this.procedures.get(code, visitor)).procedure} />;
  }
}
