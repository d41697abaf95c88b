import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';
import { pdfText } from '../support/poppler.js';

const dossiers = '/api/public-services/v1/dossiers';
interface Dossier { id: string; version: number; code?: string }

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`forms of the one-stop mechanism, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let tokens: Record<'lan' | 'minh' | 'clerk.pdp', string>;

    beforeAll(async () => {
      platform = await platformOn(parts);
      const names = ['lan', 'minh', 'clerk.pdp'] as const;
      tokens = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await tokenOf(platform.issuer, name)]))) as typeof tokens;
    }, 60_000);
    afterAll(() => platform?.stop(), 30_000);

    const submitted = async (): Promise<Dossier> =>
      (await new Caller(platform.origin, tokens.lan).post<Dossier>(dossiers, birthRegistration(await uploadedPaper(platform.origin, tokens.lan)))).body;
    const clerk = async ({ id, version }: Dossier, step: string, body?: unknown): Promise<Dossier> => {
      const answer = await new Caller(platform.origin, tokens['clerk.pdp']).post<Dossier>(`${dossiers}/${id}/${step}`, body, { 'idempotency-key': randomUUID(), 'if-match': `"${version}"` });
      expect(answer.status).toBe(200);
      return { ...answer.body, id };
    };
    const open = (who: keyof typeof tokens, { id }: Dossier, form: string): Promise<Response> =>
      fetch(`${platform.origin}${dossiers}/${id}/${form}.pdf`, { headers: { authorization: `Bearer ${tokens[who]}` } });
    const words = async (...args: Parameters<typeof open>): Promise<string> => {
      const answer = await open(...args);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      return pdfText(new Uint8Array(await answer.arrayBuffer())).replace(/\s+/g, ' ');
    };

    it('give a receipt after acceptance, and none before', async () => {
      const made = await submitted();
      expect((await open('lan', made, 'receipt')).status).toBe(404);
      const accepted = await clerk(made, 'acceptance');
      const text = await words('lan', accepted, 'receipt');
      for (const part of ['GIẤY TIẾP NHẬN HỒ SƠ', accepted.code ?? '?', 'NGUYỄN THỊ LAN', 'Giấy chứng sinh (01 bản điện tử)', 'Nguyễn Thu Hà', 'Trong ngày làm việc']) expect(text).toContain(part);
      expect((await open('minh', accepted, 'receipt')).status).toBe(404);
    }, 30_000);

    it('say what is missing, and why a dossier was refused', async () => {
      const asked = await clerk(await submitted(), 'supplement-request', { items: ['Bản chính giấy chứng sinh'], legalBasis: 'Nghị định 123/2015/NĐ-CP' });
      const missing = await words('lan', asked, 'supplement-request');
      for (const part of ['PHIẾU YÊU CẦU BỔ SUNG', 'Bản chính giấy chứng sinh', 'Nghị định 123/2015/NĐ-CP', 'Tính lại từ đầu']) expect(missing).toContain(part);
      const refused = await clerk(asked, 'refusal', { code: 'not-competent', text: 'Không thuộc thẩm quyền.' });
      const refusal = await words('lan', refused, 'refusal');
      for (const part of ['PHIẾU TỪ CHỐI', 'Không thuộc thẩm quyền.', 'Nguyễn Thu Hà']) expect(refusal).toContain(part);
    }, 30_000);
  });
}
