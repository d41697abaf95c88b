import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { browserForm, conditionFields } from '@tinhso/definitions';
import type { Procedure } from '@tinhso/definitions';
import type { Asset } from '../web/asset-store.js';

/** A form's rules for the browser, under a name that changes with them. */
export interface FormModule extends Asset {
  readonly file: string;
  /** Fields that the judgement of other pages may hang on. */
  readonly conditions: ReadonlySet<string>;
}

/** undefined when the schema needs code that cannot stand alone: the server then judges without help. */
export function formModule(procedure: Procedure): FormModule | undefined {
  try {
    const content = Buffer.from(browserForm(procedure));
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    return {
      file: `${procedure.code}-v${procedure.version}.${hash}.js`, type: 'text/javascript; charset=utf-8',
      content, gzipped: gzipSync(content, { level: 9 }), conditions: conditionFields(procedure),
    };
  } catch {
    return undefined;
  }
}

/** The procedure that a module's name speaks of. */
export const procedureOfModule = (file: string): string | undefined => /^([A-Za-z0-9.-]{1,60})-v\d+\.[0-9a-f]{10}\.js$/.exec(file)?.[1];
