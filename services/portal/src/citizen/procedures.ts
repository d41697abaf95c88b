import { compileForm } from '@tinhso/definitions';
import type { CompiledForm } from '@tinhso/definitions';
import type { Clock } from '@tinhso/kernel';
import type { ProcedureDetail } from '../api/public-services.js';
import type { PublicServices } from '../api/public-services-client.js';
import type { Visitor } from '../web/request.js';
import { formModule } from './form-module.js';
import type { FormModule } from './form-module.js';

export interface KnownProcedure {
  readonly procedure: ProcedureDetail;
  readonly form: CompiledForm;
  /** The same rules for the browser. */
  readonly module?: FormModule;
}

const freshMs = 60_000;

/** Published procedures with their compiled forms, asked again after a minute; a form is compiled once per version. */
export class Procedures {
  private readonly known = new Map<string, { at: number; value: KnownProcedure }>();

  constructor(private readonly api: PublicServices, private readonly clock: Clock) {}

  async get(code: string, { lang }: Pick<Visitor, 'lang'>): Promise<KnownProcedure> {
    const now = this.clock.now().getTime();
    const kept = this.known.get(code);
    if (kept && now - kept.at < freshMs) return kept.value;
    const procedure = await this.api.procedure(code, { lang });
    const value = kept?.value.procedure.version === procedure.version ? { ...kept.value, procedure } : { procedure, form: compileForm(procedure), module: formModule(procedure) };
    this.known.set(code, { at: now, value });
    return value;
  }

  /** Names of procedures in a list; a code that nobody knows any more stays a code. */
  async names(codes: readonly string[], visitor: Pick<Visitor, 'lang'>): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all([...new Set(codes)].map(async (code): Promise<[string, string]> => {
      const known = await this.get(code, visitor).catch(() => undefined);
      return [code, known?.procedure.name[visitor.lang] ?? code];
    }));
    return new Map(found);
  }
}
