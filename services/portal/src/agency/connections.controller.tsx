import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { t } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import { Connections } from '../api/connections.js';
import { ProvinceUnits } from '../api/province-units.js';
import { PageAnswer, Redirect } from '../web/answer.js';
import type { Answer } from '../web/answer.js';
import { CurrentVisitor } from '../web/request.js';
import type { Visitor } from '../web/request.js';
import { ConnectionsPage } from './connections.page.js';
import { errorsOf, textOf } from './posted.js';
import type { Posted } from './posted.js';
import { QuotaPage, quotaFields } from './quota.page.js';
import { isAdministrator } from './states.js';

/** The first page of an agency's technician, and of the administrator who decides. */
@Controller('agency')
@RequirePermission('agency:connect')
export class AgencyConnectionsController {
  constructor(private readonly connections: Connections, private readonly units: ProvinceUnits) {}

  @Get()
  async all(@CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [contracts, receivers] = await Promise.all([this.connections.contracts(visitor), this.connections.receivers(visitor)]);
    return <ConnectionsPage contracts={contracts.items} receivers={receivers} administrator={isAdministrator(visitor.actor)} nameOf={(client) => this.units.outsideName(client)} />;
  }

  @Get('quotas/:client')
  @RequirePermission('agency:grant')
  quota(@Param('client') client: string, @Query('saved') saved: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.quotaPage(client, visitor, {}, [], saved !== undefined);
  }

  @Post('quotas/:client')
  @RequirePermission('agency:grant')
  async grant(@Param('client') client: string, @Body() posted: Posted = {}, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const wrong = quotaFields.filter((name) => !/^\d{1,8}$/.test(textOf(posted, name)));
    if (wrong.length > 0) return new PageAnswer(await this.quotaPage(client, visitor, posted, wrong.map((name) => ({ name, message: t(visitor.lang)('agency.fault.number') }))), 422);
    const [maxSubscriptions, requestsPerMinute, concurrency] = quotaFields.map((name) => Number(textOf(posted, name))) as [number, number, number];
    try {
      await this.connections.setQuota(client, { maxSubscriptions, requestsPerMinute, concurrency }, visitor);
      return new Redirect(`/agency/quotas/${encodeURIComponent(client)}?saved`);
    } catch (error) {
      return new PageAnswer(await this.quotaPage(client, visitor, posted, errorsOf(error, { '/requestsPerMinute': 'requestsPerMinute', '/concurrency': 'concurrency' }, 'maxSubscriptions', visitor.lang)), 422);
    }
  }

  private async quotaPage(client: string, visitor: Visitor, posted: Posted, errors: readonly FormError[], saved = false) {
    return <QuotaPage client={client} name={this.units.outsideName(client)} quota={await this.connections.quota(client, visitor)} posted={posted} errors={errors} saved={saved} />;
  }
}
