import { createHash } from 'node:crypto';
import { fileError } from '@tinhso/files';
import type { Upload } from '@tinhso/files';
import type { IssuedResults, VerifiedResult } from '../../ports/issued-results.js';

export interface Verification {
  /** `several`: more than one agency has issued a result under this number. */
  readonly status: 'valid' | 'revoked' | 'unknown' | 'several';
  readonly results: readonly {
    readonly status: string; readonly agencyCode: string; readonly agencyName: string; readonly number: string; readonly issuedAt: string;
    readonly revokedAt?: string; readonly reasonCode?: string;
  }[];
}

export interface Asked {
  readonly code?: string;
  readonly number?: string;
  readonly agencyCode?: string;
  readonly sha256?: string;
}

/** Tells anybody whether a result is genuine and still holds, and nothing about whom it is for. */
export class VerifyResultQuery {
  constructor(private readonly results: IssuedResults, private readonly agencyName: (code: string) => string, private readonly limitBytes: number) {}

  async byText({ code, number, agencyCode, sha256 }: Asked): Promise<Verification> {
    if (sha256 !== undefined) return this.answer(await this.results.bySha256(sha256.toLowerCase()));
    if (code !== undefined) return this.answer(await this.results.byCode(code.toUpperCase().replace(/[^0-9A-Z]/g, '')));
    return this.answer(number === undefined ? [] : await this.results.byNumber(number.trim(), agencyCode));
  }

  /** Judges a file by its digest while it passes by; nothing of it is kept. */
  async byFile({ name, content }: Upload): Promise<Verification> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > this.limitBytes) throw fileError('files/too-large', { name, limit: Math.floor(this.limitBytes / 1_048_576) });
      hash.update(chunk);
    }
    return this.answer(await this.results.bySha256(hash.digest('hex')));
  }

  private answer(found: readonly VerifiedResult[]): Verification {
    const [first, second] = found;
    return {
      status: first === undefined ? 'unknown' : second === undefined ? first.status : 'several',
      results: found.map(({ issuedAt, revokedAt, ...result }) => ({
        ...result, agencyName: this.agencyName(result.agencyCode), issuedAt: issuedAt.toISOString(), ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
      })),
    };
  }
}
