import { hasRole } from '@tinhso/kernel';
import type { Clock } from '@tinhso/kernel';
import { localDate } from '@tinhso/ui';
import type { ProvinceUnits } from '../../api/province-units.js';
import type { Submitted, Upload } from '../../api/public-services.js';
import type { PublicServices } from '../../api/public-services-client.js';
import type { PostedFile } from '../../web/posted-files.js';
import type { Visitor } from '../../web/request.js';
import type { KnownProcedure, Procedures } from '../procedures.js';
import { Application, ownDoor } from './application.js';
import type { Door } from './application.js';
import type { Draft, Drafts } from './drafts.js';

/** Applications of a visitor: found, begun, saved and submitted. */
export class Applications {
  constructor(
    private readonly api: PublicServices, private readonly procedures: Procedures, private readonly drafts: Drafts,
    private readonly units: ProvinceUnits, private readonly clock: Clock, readonly door: Door = ownDoor,
  ) {}

  get today(): string {
    return localDate(this.clock.now());
  }

  get communes(): ProvinceUnits['communes'] {
    return this.units.communes;
  }

  procedure(code: string, visitor: Visitor): Promise<KnownProcedure> {
    return this.procedures.get(code, visitor);
  }

  /** May this kind of account file it at all? The service asks again. */
  mayFile({ procedure }: KnownProcedure, { actor }: Visitor): boolean {
    if (this.door.code === 'counter') return procedure.doors.includes('counter');
    return procedure.applicants.some((kind) => hasRole(actor, kind));
  }

  /** The draft under way or, right after submission, the one that became a dossier. */
  async find(code: string, visitor: Visitor): Promise<Application | undefined> {
    const [known, draft] = await Promise.all([this.procedures.get(code, visitor), this.drafts.find(visitor.actor.id, code)]);
    return draft ? new Application(known, draft, visitor.actor, this.units, this.door) : undefined;
  }

  async begin(code: string, visitor: Visitor): Promise<Application> {
    const known = await this.procedures.get(code, visitor);
    return new Application(known, await this.drafts.begin(visitor.actor.id, code, ''), visitor.actor, this.units, this.door);
  }

  discard(code: string, visitor: Visitor): Promise<void> {
    return this.drafts.discard(visitor.actor.id, code);
  }

  open(visitor: Visitor): Promise<readonly Draft[]> {
    return this.drafts.open(visitor.actor.id);
  }

  /** undefined when the draft was changed elsewhere since it was shown at `revision`. */
  async save(application: Application, revision: number, change: Partial<Pick<Draft, 'answers' | 'agencyCode' | 'papers'>>, visitor: Visitor): Promise<Application | undefined> {
    const { draft, source } = application;
    const content = { answers: change.answers ?? draft.answers, agencyCode: change.agencyCode ?? draft.agencyCode, papers: change.papers ?? draft.papers };
    const saved = revision === draft.revision ? await this.drafts.save(draft, content) : undefined;
    return saved && new Application(source, saved, visitor.actor, this.units, this.door);
  }

  upload(file: PostedFile, visitor: Visitor): Promise<Upload> {
    return this.api.upload(file, visitor);
  }

  /** Sends it once: the draft's id is the key, so a second click finds the dossier of the first. */
  async submit(application: Application, visitor: Visitor): Promise<Pick<Submitted, 'id'>> {
    const { draft, form, procedure, answers, agency } = application;
    if (draft.dossierId) return { id: draft.dossierId };
    const submission = { procedureCode: procedure.code, agencyCode: agency?.code ?? '', answers: form.prune(answers), papers: application.given };
    const submitted = await this.api.submit(submission, `draft-${draft.id}`, visitor);
    await this.drafts.submitted(draft, submitted.id);
    return submitted;
  }
}
