import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { AuditEntry } from './audit-entry.js';
import { insertRecords, recordsJson } from './audit-rows.js';
import { auditError } from './audit.errors.js';

interface Waiting {
  readonly entry: AuditEntry;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

const query = { name: 'audit_looks', text: insertRecords() };

/**
 * Records of looks, committed in groups: a group leaves as soon as the one before it returned, so a lone look pays one
 * round trip and a thousand at once share it. No timer.
 */
export class Looks {
  private readonly queue: Waiting[] = [];
  private flushing = false;

  constructor(private readonly pool: () => Pool, private readonly limits = { group: 500, waiting: 20_000 }) {}

  /**
   * Resolves once the record is committed; answer only after that. Throws `common/database-unavailable` when the
   * database cannot be reached and `audit/overloaded` when too many records wait.
   */
  record(entry: AuditEntry): Promise<void> {
    if (this.queue.length >= this.limits.waiting) return Promise.reject(auditError('audit/overloaded'));
    return new Promise((resolve, reject) => {
      this.queue.push({ entry, resolve, reject });
      if (!this.flushing) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.flushing = true;
    try {
      // One turn of the microtask queue: looks of the same tick travel together.
      await Promise.resolve();
      while (this.queue.length > 0) await this.write(this.queue.splice(0, this.limits.group));
    } finally {
      this.flushing = false;
    }
  }

  private async write(group: readonly Waiting[]): Promise<void> {
    try {
      await readNamed(this.pool(), { ...query, values: [recordsJson('looks', group.map(({ entry }) => entry))] });
      for (const { resolve } of group) resolve();
    } catch (error) {
      const refusedRow = /^2[23]/.test((error as { code?: string }).code ?? '');
      if (!refusedRow || group.length === 1) for (const { reject } of group) reject(error);
      // The database refused a row, not the group: the others must not pay for it.
      else for (const one of group) await this.write([one]);
    }
  }
}
