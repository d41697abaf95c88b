import type { AttachedPaper, StoredFile } from '../../domain/paper.js';

/** A paper of a dossier with its upload. */
export interface PaperRow {
  id: string; paper_code: string; attached_at: Date; upload_id: string; owner_id: string; file_key: string; name: string;
  type: StoredFile['type']; size: number; sha256: string; scan: string; flags: string[]; taken_at: Date;
}

export const toPaper = (row: PaperRow): AttachedPaper => ({
  id: row.id, paperCode: row.paper_code, attachedAt: row.attached_at,
  upload: {
    id: row.upload_id, ownerId: row.owner_id, scan: row.scan, flags: row.flags, takenAt: row.taken_at,
    file: { key: row.file_key, name: row.name, type: row.type, size: row.size, sha256: row.sha256 },
  },
});
