import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { DomainError } from '@tinhso/kernel';
import { PublicServices } from '../api/public-services-client.js';
import { PageAnswer } from '../web/answer.js';
import type { Answer } from '../web/answer.js';
import { CurrentVisitor } from '../web/request.js';
import type { Visitor } from '../web/request.js';
import { TrackPage } from './track.page.js';

const notThere = (error: unknown): boolean => error instanceof DomainError && (error.kind === 'not-found' || error.kind === 'invalid');

@Controller('track')
@Public('anybody may follow a dossier by its code and sees only how far it is')
export class TrackController {
  constructor(private readonly api: PublicServices) {}

  @Get()
  async track(@Query('code') given: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    if (given === undefined) return <TrackPage />;
    const code = typeof given === 'string' ? given.trim().toUpperCase().slice(0, 60) : '';
    if (!code) return new PageAnswer(<TrackPage wrong="empty" />, 422);
    try {
      return <TrackPage code={code} found={await this.api.track(code, visitor)} />;
    } catch (error) {
      if (notThere(error)) return new PageAnswer(<TrackPage code={code} wrong="unknown" />, 404);
      throw error;
    }
  }
}
