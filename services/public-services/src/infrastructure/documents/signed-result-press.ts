import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { renderPdf } from '@tinhso/documents';
import type { Signer, SigningIdentity } from '@tinhso/documents';
import { renderTemplate, templateOf } from '@tinhso/definitions';
import type { Procedure, Template } from '@tinhso/definitions';
import type { FileStore } from '@tinhso/files';
import type { Actor } from '@tinhso/kernel';
import type { Dossier } from '../../domain/dossier.js';
import type { PressedFile, ResultPress } from '../../ports/result-press.js';
import type { PackProcedures } from '../pack/pack-procedures.js';
import { agencyOf, documentValues } from './document-values.js';

/** Results as PDF by the templates of the province pack, signed in its agencies' names. */
export class SignedResultPress implements ResultPress {
  constructor(private readonly procedures: PackProcedures, private readonly signer: Signer, private readonly store: FileStore, private readonly origin: string) {}

  async sign(dossier: Dossier, answers: Readonly<Record<string, unknown>>, leader: Actor, verificationCode: string, at: Date): Promise<PressedFile> {
    const procedure = this.procedures.mustHave(dossier.procedureCode, dossier.procedureVersion);
    const who = this.identity(dossier, 'leader', leader);
    const content = renderTemplate(this.templateOf(procedure, dossier), {
      ...documentValues({ pack: this.procedures.pack, procedure, dossier, answers }, at),
      result: { number: dossier.resultNumber, date: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at) },
      signer: { name: who.name, position: who.position }, officerNote: dossier.casework.proposal?.opinion, verifyUrl: `${this.origin}/verify/${verificationCode}`,
    });
    return this.keep(await this.signer.sign(await renderPdf(content, { createdAt: at, signable: true }), who, `Phê duyệt kết quả ${dossier.resultNumber ?? ''}`));
  }

  async seal(dossier: Dossier, signedFileId: string, clerk: Actor): Promise<PressedFile> {
    const signed = await buffer(await this.store.read(signedFileId));
    return this.keep(await this.signer.sign(signed, this.identity(dossier, 'issuing-clerk', clerk), `Phát hành kết quả ${dossier.resultNumber ?? ''}`));
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

  /** By the code of the proposed result, else by its outcome. */
  private templateOf(procedure: Procedure, dossier: Dossier): Template {
    const proposed = dossier.casework.proposal?.result;
    const result = procedure.results.find(({ code }) => code === proposed) ?? procedure.results.find(({ outcome }) => outcome === proposed);
    const template = result?.template && templateOf(procedure, this.procedures.pack.templates, result.template);
    if (!template) throw new Error(`${procedure.code} v${procedure.version} has no template for the result ${proposed ?? ''}`);
    return template;
  }
}
