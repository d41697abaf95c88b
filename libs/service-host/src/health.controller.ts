import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@tinhso/auth';

export type Readiness = () => Promise<boolean>;

@ApiExcludeController()
@Controller()
@Public('probes carry no token and answer nothing but up or down')
export class HealthController {
  constructor(@Inject('READINESS') private readonly ready: Readiness) {}

  @Get('livez')
  live(): { status: string } {
    return { status: 'up' };
  }

  @Get(['readyz', 'startupz'])
  async readiness(): Promise<{ status: string }> {
    if (await this.ready()) return { status: 'up' };
    throw new ServiceUnavailableException();
  }
}
