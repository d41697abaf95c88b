import { renderPdf, vietnameseTime } from '@tinhso/documents';
import { renderTemplate, templateOf } from '@tinhso/definitions';
import type { Procedure, TemplateData } from '@tinhso/definitions';
import type { Reason, SupplementRequest } from '../../domain/dossier.js';
import type { FormPrinter, Printed } from '../../ports/form-printer.js';
import type { PackProcedures } from '../pack/pack-procedures.js';
import { documentValues } from './document-values.js';
import { Turns } from './turns.js';
import { policyWords, timeLimitWords } from './form-words.js';

const inAccount = 'Tài khoản trên Cổng dịch vụ công';

/** The forms by the templates that the pinned version names. */
export class PackFormPrinter implements FormPrinter {
  private readonly turns = new Turns();

  constructor(private readonly procedures: PackProcedures, private readonly origin: string) {}

  receipt(printed: Printed): Promise<Buffer> {
    const { dossier, papers, act } = printed;
    const procedure = this.procedureOf(printed);
    const nameOf = (code: string): string => procedure.papers.find((paper) => paper.code === code)?.name.vi ?? code;
    return this.print(printed, 'receipt', (values) => ({
      trackUrl: `${this.origin}/track?code=${encodeURIComponent(dossier.code ?? '')}`,
      papers: papers.map(({ paperCode }) => ({ name: nameOf(paperCode), count: '01 bản điện tử' })),
      timeLimit: timeLimitWords(procedure.timeLimit), receivedAt: vietnameseTime(act.at), dueAt: dossier.dueOriginal ? vietnameseTime(dossier.dueOriginal) : '',
      dueNote: dossier.dueProvisional ? 'Tạm tính, vì lịch nghỉ lễ của năm chưa được quyết định.' : '', fee: { total: dossier.feeInAdvance },
      resultAt: dossier.channel === 'online' ? inAccount : values.unit.name,
    }));
  }

  supplementRequest(printed: Printed): Promise<Buffer> {
    const { items, legalBasis, policy, answerBefore } = printed.act.data as unknown as Pick<SupplementRequest, 'items' | 'legalBasis' | 'policy' | 'answerBefore'>;
    return this.print(printed, 'supplement', () => ({
      missing: items.map((text) => ({ text })), reason: `Theo ${legalBasis}`, answerBefore: vietnameseTime(new Date(answerBefore)), policyNote: policyWords[policy],
    }));
  }

  refusal(printed: Printed): Promise<Buffer> {
    const { reason } = printed.act.data as unknown as { readonly reason: Reason };
    const refundNote = printed.dossier.financial === 'paid' ? 'Được hoàn lại theo quy định.' : '';
    return this.print(printed, 'refusal', () => ({ reason: reason.text, refundNote }));
  }

  private procedureOf({ dossier }: Printed): Procedure {
    return this.procedures.mustHave(dossier.procedureCode, dossier.procedureVersion);
  }

  private print(printed: Printed, form: keyof Procedure['forms'], more: (values: ReturnType<typeof documentValues>) => TemplateData): Promise<Buffer> {
    const procedure = this.procedureOf(printed);
    const { pack } = this.procedures;
    const template = templateOf(procedure, pack.templates, procedure.forms[form]);
    if (!template) throw new Error(`${procedure.code} v${procedure.version} names a template for ${form} that the pack does not have`);
    const values = documentValues({ pack, procedure, dossier: printed.dossier, answers: printed.answers }, printed.act.at);
    const content = renderTemplate(template, { ...values, officer: { name: printed.act.actorName }, ...more(values) });
    return this.turns.run(() => renderPdf(content, { createdAt: printed.act.at }));
  }
}
