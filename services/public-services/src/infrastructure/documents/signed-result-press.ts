import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { renderPdf } from '@tinhso/documents';
import type { Signer, SigningIdentity } from '@tinhso/documents';
import { renderTemplate } from '@tinhso/definitions';
import type { Template } from '@tinhso/definitions';
import type { FileStore } from '@tinhso/files';
import type { Actor } from '@tinhso/kernel';
import type { Dossier } from '../../domain/dossier.js';
import type { PressedFile, ResultPress } from '../../ports/result-press.js';
import type { PackProcedures } from '../pack/pack-procedures.js';
import { agencyOf, documentValues } from './document-values.js';
import { Turns } from './turns.js';

/** Results as PDF by the templates of the province pack, signed in its agencies' names. */
export class SignedResultPress implements ResultPress {
  private readonly turns = new Turns();

  constructor(private readonly procedures: PackProcedures, private readonly signer: Signer, private readonly store: FileStore, private readonly origin: string) {}

  async sign(dossier: Dossier, answers: Readonly<Record<string, unknown>>, leader: Actor, verificationCode: string, at: Date): Promise<PressedFile> {
    const procedure = this.procedures.mustHave(dossier.procedureCode, dossier.procedureVersion);
    const who = this.identity(dossier, 'leader', leader);
    const content = renderTemplate(this.templateOf(dossier), {
      ...documentValues({ pack: this.procedures.pack, procedure, dossier, answers }, at),
      result: { number: dossier.resultNumber, date: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at) },
      signer: { name: who.name, position: who.position }, officer: { name: who.name }, reason: dossier.casework.proposal?.opinion, officerNote: dossier.casework.proposal?.opinion, verifyUrl: `${this.origin}/verify/${verificationCode}`,
    });
    const reason = `Phê duyệt kết quả ${dossier.resultNumber ?? ''}`;
    return this.keep(await this.turns.run(async () => this.signer.sign(await renderPdf(content, { createdAt: at, signable: true }), who, reason)));
  }

  async seal(dossier: Dossier, signedFileId: string, clerk: Actor): Promise<PressedFile> {
    const signed = await buffer(await this.store.read(signedFileId));
    const reason = `Phát hành kết quả ${dossier.resultNumber ?? ''}`;
    return this.keep(await this.turns.run(() => this.signer.sign(signed, this.identity(dossier, 'issuing-clerk', clerk), reason)));
  }

  discard({ fileId }: PressedFile): Promise<void> {
    return this.store.remove(fileId);
  }

  private async keep(pdf: Buffer): Promise<PressedFile> {
    const { key, sha256 } = await this.store.save(Readable.from([pdf]));
    return { fileId: key, sha256 };
  }

  private identity({ agencyCode }: Dossier, capacity: SigningIdentity['capacity'], actor: Actor): SigningIdentity {
    const { code, name } = agencyOf(this.procedures.pack, agencyCode);
    const position = actor.placements.find((placement) => placement.agencyCode === code)?.position ?? '';
    return { capacity, id: actor.id, name: actor.displayName, position, agency: { code, name: name.vi } };
  }

  private templateOf(dossier: Dossier): Template {
    const template = this.procedures.resultTemplate(dossier, dossier.casework.proposal?.result ?? '');
    if (!template) throw new Error(`dossier ${dossier.id} was approved with a result that its procedure does not have`);
    return template;
  }
}
