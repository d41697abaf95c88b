import { subjectOf } from '@tinhso/auth';
import { computeFees, dossierFacts } from '@tinhso/definitions';
import type { Answers, Procedure, ProvincePack } from '@tinhso/definitions';
import type { Dossier } from '../../domain/dossier.js';
import type { Deed, PortalRecordSource } from '../../ports/portal-records.js';
import type { PortalRecord } from './portal-record.js';

export interface RecordProcedures {
  readonly pack: ProvincePack;
  pinned(code: string, version: number): Procedure | undefined;
}

type Officer = ProvincePack['officers'][number];

const dayOf = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at);
const filled = (value: string | undefined): string | undefined => value?.trim() || undefined;

/** Money reaches a dossier by the provincial gateway only; another way needs a line here and its own fact. */
const payments: Readonly<Record<Dossier['financial'], PortalRecord['payment']>> = { none: 'none', waiting: 'waiting', paid: 'provincial-gateway' };

const resultOf = ({ casework: { result, proposal }, resultNumber }: Dossier, { results }: Procedure): Pick<PortalRecord, 'result'> => {
  if (!result || !resultNumber) return {};
  const kind = results.find(({ code }) => code === proposal?.result);
  return { result: { number: resultNumber, name: kind?.name.vi ?? resultNumber, fileId: result.fileId, sha256: result.sha256, ...(kind?.nationalCode ? { nationalCode: kind.nationalCode } : {}) } };
};

const papersOf = (papers: PortalRecordSource['papers'], procedure: Procedure): PortalRecord['papers'] => papers.map(({ id, paperCode, fileName }) => {
  const nationalCode = procedure.papers.find(({ code }) => code === paperCode)?.nationalCode;
  return { fileId: id, fileName, paperCode, ...(nationalCode ? { nationalCode } : {}) };
});

/** The record in words: owner by the form's own mapping, officers and units by their names in the pack. */
export class DescribedRecord {
  private readonly officers: ReadonlyMap<string, Officer>;

  constructor(private readonly pack: ProvincePack) {
    this.officers = new Map(pack.officers.map((officer) => [subjectOf(officer.username), officer]));
  }

  of({ dossier, answers, deeds, papers }: PortalRecordSource, procedure: Procedure): PortalRecord {
    const { owner, summary } = dossierFacts(procedure, answers as Answers);
    const [phone, email] = [filled(owner.phone), filled(owner.email)];
    const fees = computeFees(procedure.fees, answers as Answers, dayOf(dossier.submittedAt)).items;
    const agency = this.pack.agencies.find(({ code }) => code === dossier.agencyCode);
    return {
      dossierId: dossier.id, requestReference: dossier.requestReference, summary,
      owner: { kind: dossier.owner.kind, name: owner.name, number: owner.number, ...(phone ? { phone } : {}), ...(email ? { email } : {}) },
      procedure: { code: procedure.code, name: procedure.name.vi, sectorCode: procedure.sector.code, sectorName: procedure.sector.name.vi },
      agencyName: agency?.name.vi ?? dossier.agencyCode, channel: dossier.channel, submittedAt: dossier.submittedAt.toISOString(),
      ...(dossier.acceptedAt ? { acceptedAt: dossier.acceptedAt.toISOString() } : {}), ...(dossier.dueCurrent ? { dueAt: dossier.dueCurrent.toISOString() } : {}),
      submittedByVneid: dossier.channel === 'online' && dossier.owner.id === dossier.submitterId, payment: payments[dossier.financial],
      fees: fees.map(({ code, name, amount }) => ({ code, name: name.vi, amount })),
      // Nobody asks another database for a dossier yet.
      papers: papersOf(papers, procedure), databasesConsulted: [], ...resultOf(dossier, procedure), steps: deeds.map((deed) => this.step(deed, agency)),
    };
  }

  private step({ type, at, actorId, items }: Deed, agency: ProvincePack['agencies'][number] | undefined): PortalRecord['steps'][number] {
    const officer = this.officers.get(actorId);
    const place = officer?.placements.find(({ agencyCode }) => agencyCode === agency?.code);
    const unit = agency?.units.find(({ code }) => code === place?.unitCode)?.name.vi;
    return {
      type, at, ...(officer ? { officer: officer.name, position: place?.position ?? officer.position } : {}), ...(unit ? { unit } : {}), ...(items ? { items: [...items] } : {}),
    };
  }
}
