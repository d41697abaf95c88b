import { DomainError, hasRole, newId } from '@tinhso/kernel';
import type { Actor, Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import { keepAnswer } from '@tinhso/service-host';
import type { Access, CommandContext } from '@tinhso/service-host';
import { submit } from '../../domain/intake.js';
import type { Channel, Party } from '../../domain/dossier.js';
import { dossierErrors } from '../../domain/dossier.errors.js';
import type { GivenPaper } from '../../domain/paper.js';
import type { Dossiers } from '../../ports/dossiers.js';
import type { PaperDesk } from '../../ports/paper-desk.js';
import type { FilingRules, ProcedureCatalogue } from '../../ports/procedure-catalogue.js';
import { newRequestReference } from './request-reference.js';

export interface SubmitDossier {
  readonly procedureCode: string;
  readonly agencyCode: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers?: readonly GivenPaper[];
}

export interface SubmittedDossier {
  readonly id: string;
  readonly requestReference: string;
  readonly submittedAt: string;
  readonly feeInAdvance: number;
  readonly version: number;
}

const channelOf = (actor: Actor): Channel => (hasRole(actor, 'one-stop-clerk') ? 'counter' : 'online');

/** Takes a filled form, once per Idempotency-Key, and answers with the reference that the citizen keeps. */
export class SubmitDossierUseCase {
  constructor(
    private readonly transactions: TransactionRunner, private readonly dossiers: Dossiers, private readonly catalogue: ProcedureCatalogue,
    private readonly access: Access, private readonly clock: Clock, private readonly paperDesk: PaperDesk,
  ) {}

  async execute(context: CommandContext, command: SubmitDossier): Promise<SubmittedDossier> {
    const at = this.clock.now();
    const rules = this.rulesFor(command, at);
    const channel = channelOf(context.actor);
    const owner = this.ownerOf(context.actor, rules, channel, command.answers);
    const unitCode = rules.receivingUnit(command.agencyCode);
    if (unitCode === undefined) throw dossierErrors('dossier/agency-unknown', { agency: command.agencyCode });
    const id = newId();
    await this.access.toChange(context, { type: 'dossier', id }, { ownerId: context.actor.id, agencyCode: command.agencyCode, unitCode });
    const papers = command.papers ?? [];
    const faults = rules.checkAnswers(command.answers, papers.map(({ paperCode }) => paperCode));
    if (faults.length > 0) throw new DomainError('invalid', 'dossier/answers-invalid', {}, faults);
    return this.transactions.run(async (tx) => {
      await this.paperDesk.attach(tx, context.actor, id, rules.paperCodes, papers, at);
      const decision = submit({
        id, requestReference: newRequestReference(at), procedureCode: rules.code, procedureVersion: rules.version, agencyCode: command.agencyCode,
        unitCode, channel, owner, submitterId: context.actor.id, feeInAdvance: rules.feeInAdvance(command.answers), at,
      });
      this.dossiers.add(tx, context, decision, command.answers);
      const { requestReference, feeInAdvance, version } = decision.dossier;
      const answer = { id, requestReference, submittedAt: at.toISOString(), feeInAdvance, version };
      keepAnswer(tx, context, 201, answer);
      return answer;
    }, { redraw: 'dossier_request_reference_key' });
  }

  private rulesFor(command: SubmitDossier, at: Date): FilingRules {
    const rules = this.catalogue.current(command.procedureCode, at);
    if (!rules) throw dossierErrors('dossier/procedure-unknown', { code: command.procedureCode });
    return rules;
  }

  private ownerOf(actor: Actor, rules: FilingRules, channel: Channel, answers: unknown): Party {
    if (!rules.doors.includes(channel === 'counter' ? 'counter' : 'own-portal')) throw dossierErrors('dossier/door-closed');
    if (channel === 'counter') return rules.owner(answers) ?? { id: `counter:${actor.id}`, kind: 'citizen' };
    const kind = hasRole(actor, 'business') ? 'business' : 'citizen';
    if (!rules.applicants.includes(kind)) throw dossierErrors('dossier/applicant-kind');
    return { id: actor.id, kind };
  }
}
