import type { FormError, Lang } from '@tinhso/ui';
import { ApiProblem } from '../../api/api-client.js';
import type { Upload } from '../../api/public-services.js';
import type { PostedFile } from '../../web/posted-files.js';
import type { DraftPaper } from './drafts.js';

const prefix = 'paper-';
const mendable = new Set(['invalid', 'too-large', 'unsupported']);

export const takenField = (code: string): string => `taken-${code}`;
export const takenValue = ({ uploadId, name }: DraftPaper): string => `${uploadId} ${name}`;

/** Files that were uploaded before and waited for a decision; whose upload it is, the service asks when the dossier is submitted. */
export function takenBefore(known: readonly { readonly code: string }[], fields: Readonly<Record<string, string>>): DraftPaper[] {
  return known.flatMap(({ code }) => {
    const [, uploadId, name] = /^([0-9a-f-]{36}) (.{1,255})$/.exec(fields[takenField(code)] ?? '') ?? [];
    return uploadId && name ? [{ paperCode: code, uploadId, name }] : [];
  });
}

/** Uploads the files of one form one by one; a file that is refused becomes an error at its field, the others stay. */
export class TakenFiles {
  readonly papers: DraftPaper[] = [];
  readonly errors: FormError[] = [];

  constructor(private readonly known: readonly { readonly code: string }[], private readonly upload: (file: PostedFile) => Promise<Upload>, private readonly lang: Lang) {}

  async take(file: PostedFile): Promise<void> {
    const paper = this.known.find(({ code }) => `${prefix}${code}` === file.field);
    if (!paper) return;
    try {
      const { id, name } = await this.upload(file);
      this.papers.push({ paperCode: paper.code, uploadId: id, name });
    } catch (error) {
      if (!(error instanceof ApiProblem) || !mendable.has(error.kind)) throw error;
      this.errors.push({ name: file.field, message: error.texts[this.lang] });
    }
  }
}
