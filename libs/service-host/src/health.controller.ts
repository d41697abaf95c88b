import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { metrics } from '@tinhso/observability';
import { commonErrors } from './common.errors.js';

export interface Probes {
  /** Whether the service can do its work now: its database answers within a second. */
  ready(): Promise<boolean>;
  /** Whether it was ever ready; stays true. */
  started(): boolean;
}

@Controller()
@Public('probes and scrapes carry no token and answer nothing about people')
export class HealthController {
  constructor(@Inject('PROBES') private readonly probes: Probes) {}

  @Get('livez')
  live(): { status: string } {
    return { status: 'up' };
  }

  @Get('readyz')
  async ready(): Promise<{ status: string }> {
    if (await this.probes.ready()) return { status: 'up' };
    throw commonErrors('common/database-unavailable');
  }

  @Get('startupz')
  async startup(): Promise<{ status: string }> {
    if (this.probes.started()) return { status: 'up' };
    return this.ready();
  }

  /** For the scraper inside; what came in through a proxy gets nothing. */
  @Get('metrics')
  @Header('content-type', metrics.contentType)
  async figures(@Headers('x-forwarded-for') forwarded?: string): Promise<string> {
    if (forwarded !== undefined) throw commonErrors('common/not-found');
    return metrics.text();
  }
}
