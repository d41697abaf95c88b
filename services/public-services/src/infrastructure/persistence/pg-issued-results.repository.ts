import type { Pool } from 'pg';
import { readNamed } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';
import type { Dossier } from '../../domain/dossier.js';
import type { IssuedResults, VerifiedResult } from '../../ports/issued-results.js';

interface ResultRow {
  status: VerifiedResult['status'];
  agency_code: string;
  number: string;
  issued_at: Date;
  revoked_at: Date | null;
  reason_code: string | null;
}

const columns = `select d.result as status, r.agency_code, r.number, r.issued_at, h.at as revoked_at, h.data->'reason'->>'code' as reason_code
  from issued_result r join dossier d on d.id = r.dossier_id left join dossier_history h on h.dossier_id = d.id and h.type = 'ResultRevoked'`;

export class PgIssuedResultsRepository implements IssuedResults {
  constructor(private readonly pool: () => Pool) {}

  add(tx: Tx, { id, agencyCode, resultNumber, casework: { signature, result } }: Dossier): void {
    tx.add({
      name: 'issued_result', expectRows: 1,
      text: `insert into issued_result (dossier_id, agency_code, number, verification_code, sha256, issued_at) values ($1, $2, $3, $4, $5, $6) returning 1`,
      values: [id, agencyCode, resultNumber, signature?.verificationCode, result?.sha256, result?.issuedAt],
    });
  }

  byNumber(number: string, agencyCode?: string): Promise<readonly VerifiedResult[]> {
    return this.find('number', `${columns} where r.number = $1 and ($2::text is null or r.agency_code = $2) order by r.issued_at desc limit 20`, [number, agencyCode ?? null]);
  }

  byCode(code: string): Promise<readonly VerifiedResult[]> {
    return this.find('code', `${columns} where r.verification_code = $1`, [code]);
  }

  bySha256(sha256: string): Promise<readonly VerifiedResult[]> {
    return this.find('sha256', `${columns} where r.sha256 = $1`, [sha256]);
  }

  private async find(by: string, text: string, values: readonly unknown[]): Promise<readonly VerifiedResult[]> {
    const rows = await readNamed<ResultRow>(this.pool(), { name: `issued_result_${by}`, text, values });
    return rows.map((row) => ({
      status: row.status, agencyCode: row.agency_code, number: row.number, issuedAt: row.issued_at,
      ...(row.revoked_at ? { revokedAt: row.revoked_at } : {}), ...(row.reason_code ? { reasonCode: row.reason_code } : {}),
    }));
  }
}
