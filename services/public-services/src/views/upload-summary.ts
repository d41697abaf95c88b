import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { AttachedPaper, Upload } from '../domain/paper.js';

const instant = Type.String({ format: 'date-time' });
const facts = {
  name: Type.String(), type: Type.String(), size: Type.Integer({ description: 'bytes' }), sha256: Type.String(),
  scan: Type.String({ description: 'clean or not-scanned' }), flags: Type.Array(Type.String({ description: 'what a PDF can do beyond being read' })),
};

/** What the sender of a file, and later everybody who may open it, is told. */
export const uploadSummary = Type.Object({ id: Type.String({ format: 'uuid' }), ...facts, takenAt: instant });
export const paperSummary = Type.Object({ id: Type.String({ format: 'uuid' }), paperCode: Type.String(), ...facts, attachedAt: instant });
export type UploadSummary = Static<typeof uploadSummary>;
export type PaperSummary = Static<typeof paperSummary>;

const factsOf = ({ file, scan, flags }: Upload) => ({ name: file.name, type: file.type, size: file.size, sha256: file.sha256, scan, flags: [...flags] });

export const summariseUpload = (upload: Upload): UploadSummary => ({ id: upload.id, ...factsOf(upload), takenAt: upload.takenAt.toISOString() });
export const summarisePaper = ({ id, paperCode, upload, attachedAt }: AttachedPaper): PaperSummary => ({ id, paperCode, ...factsOf(upload), attachedAt: attachedAt.toISOString() });

export const givenPapers = Type.Array(
  Type.Object({ paperCode: Type.String({ minLength: 1, maxLength: 80 }), uploadId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  { maxItems: 50, description: 'papers of the dossier: which paper, and the upload that holds it' },
);

export const exampleUpload: UploadSummary = {
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e', name: 'giay-chung-sinh.pdf', type: 'application/pdf', size: 48213,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', scan: 'not-scanned', flags: [], takenAt: '2026-11-23T02:00:00.000Z',
};
