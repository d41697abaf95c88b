import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { isUuid, newId } from '@tinhso/kernel';
import { t } from '@tinhso/ui';
import type { FormError, TextKey } from '@tinhso/ui';
import { ApiDocuments } from '../api/api-documents.js';
import { Connections, decisions } from '../api/connections.js';
import { ProvinceUnits } from '../api/province-units.js';
import { PageAnswer, Redirect } from '../web/answer.js';
import type { Answer } from '../web/answer.js';
import { CurrentVisitor } from '../web/request.js';
import type { Visitor } from '../web/request.js';
import { ContractFormPage, ContractPage } from './contract.page.js';
import { errorsOf, listOf, textOf } from './posted.js';
import type { Posted } from './posted.js';
import { isAdministrator } from './states.js';

const fields = { '/purpose': 'purpose', '/legalBasis': 'legalBasis', '/types': 'types', '/areas': 'areas', '/personalFields': 'personalFields' };

function faultsOf(posted: Posted, visitor: Visitor): FormError[] {
  const wrong = (name: string, key: TextKey, isWrong: boolean): FormError[] => (isWrong ? [{ name, message: t(visitor.lang)(key) }] : []);
  return [
    ...wrong('purpose', 'agency.fault.purpose', textOf(posted, 'purpose').length < 10), ...wrong('legalBasis', 'agency.fault.legal-basis', textOf(posted, 'legalBasis').length < 3),
    ...wrong('types', 'agency.fault.types', listOf(posted, 'types').length === 0),
    ...wrong('personalPurpose', 'agency.fault.personal-purpose', listOf(posted, 'personalFields').length > 0 && textOf(posted, 'personalPurpose').length < 10),
  ];
}

const termsOf = (posted: Posted): object => {
  const areas = textOf(posted, 'areas').split(/[\s,;]+/).filter(Boolean);
  const personal = listOf(posted, 'personalFields').map((field) => ({ field, purpose: textOf(posted, 'personalPurpose') }));
  return { purpose: textOf(posted, 'purpose'), legalBasis: textOf(posted, 'legalBasis'), types: listOf(posted, 'types'), ...(areas.length > 0 ? { areas } : {}), ...(personal.length > 0 ? { personalFields: personal } : {}) };
};

/** What an agency may see: proposed by its technician, decided by the administrator, ended by either. */
@Controller('agency/contracts')
@RequirePermission('agency:connect')
export class AgencyContractsController {
  constructor(private readonly connections: Connections, private readonly documents: ApiDocuments, private readonly units: ProvinceUnits) {}

  @Get('new')
  ask(): Promise<Answer> {
    return this.form({}, []);
  }

  @Post('new')
  async propose(@Body() posted: Posted = {}, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const key = textOf(posted, 'key');
    if (!isUuid(key)) throw new NotFoundException();
    const faults = faultsOf(posted, visitor);
    if (faults.length > 0) return new PageAnswer(await this.form(posted, faults), 422);
    try {
      const { id } = await this.connections.propose(termsOf(posted), key, visitor);
      return new Redirect(`/agency/contracts/${id}`);
    } catch (error) {
      return new PageAnswer(await this.form(posted, errorsOf(error, fields, 'purpose', visitor.lang)), 422);
    }
  }

  @Get(':id')
  one(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.page(id, visitor);
  }

  @Post(':id')
  async decide(@Param('id') id: string, @Body() posted: Posted = {}, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const decision = decisions.find((one) => one === posted['act']);
    if (!decision) throw new NotFoundException();
    const reason = textOf(posted, 'reason');
    if (decision !== 'approval' && reason.length < 3) return new PageAnswer(await this.page(id, visitor, posted, [{ name: 'reason', message: t(visitor.lang)('agency.fault.reason') }]), 422);
    try {
      await this.connections.decide(id, decision, reason, visitor);
      return new Redirect(`/agency/contracts/${id}`);
    } catch (error) {
      return new PageAnswer(await this.page(id, visitor, posted, errorsOf(error, {}, 'reason', visitor.lang)), 409);
    }
  }

  private async form(posted: Posted, errors: readonly FormError[]) {
    return <ContractFormPage types={await this.documents.eventTypes()} posted={posted} errors={errors} idempotencyKey={newId()} />;
  }

  private async page(id: string, visitor: Visitor, posted: Posted = {}, errors: readonly FormError[] = []) {
    if (!isUuid(id)) throw new NotFoundException();
    const [contract, types] = await Promise.all([this.connections.contract(id, visitor), this.documents.eventTypes()]);
    return <ContractPage contract={contract} types={types} administrator={isAdministrator(visitor.actor)} nameOf={(client) => this.units.outsideName(client)} posted={posted} errors={errors} />;
  }
}
