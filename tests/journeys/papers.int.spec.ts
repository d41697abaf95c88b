import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, tokenOf } from '../support/client.js';
import { birthRegistration, sendUpload, smallPdf, uploadedPaper } from '../support/filings.js';
import { isAvailable, platformOn, profiles } from '../support/platform.js';

const dossiers = '/api/public-services/v1/dossiers';
const uploads = '/api/public-services/v1/uploads';
const overLimit = (): Uint8Array<ArrayBuffer> => {
  const content = new Uint8Array(25 * 1_048_576 + 1);
  content.set(smallPdf());
  return content;
};

interface Problem { code: string; errors?: { path: string; message?: string }[] }
interface Found { version: number; papers: { id: string; paperCode: string; name: string; scan: string }[] }

for (const parts of profiles) {
  (isAvailable(parts) ? describe : describe.skip)(`papers of a dossier, on ${parts.name}`, () => {
    let platform: Awaited<ReturnType<typeof platformOn>>;
    let tokens: Record<'lan' | 'minh' | 'clerk.pdp' | 'clerk.phoyen', string>;
    const as = (username: keyof typeof tokens): Caller => new Caller(platform.origin, tokens[username]);

    beforeAll(async () => {
      platform = await platformOn(parts);
      const names = ['lan', 'minh', 'clerk.pdp', 'clerk.phoyen'] as const;
      tokens = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await tokenOf(platform.issuer, name)]))) as typeof tokens;
    }, 60_000);
    afterAll(() => platform?.stop(), 30_000);

    const open = (path: string, username: keyof typeof tokens): Promise<Response> => fetch(`${platform.origin}${path}`, { headers: { authorization: `Bearer ${tokens[username]}` } });

    it('are uploaded, filed, and opened by the owner and the agency only', async () => {
      const answer = await sendUpload(platform.origin, tokens.lan, smallPdf(), '../Giấy chứng sinh.pdf');
      expect(answer.status).toBe(201);
      const upload = (await answer.json()) as { id: string };
      expect(upload).toMatchObject({ name: 'Giấy chứng sinh.pdf', type: 'application/pdf', size: smallPdf().length, scan: 'not-scanned', flags: [] });
      const made = await as('lan').post<{ id: string }>(dossiers, birthRegistration(upload.id));
      expect(made.status).toBe(201);
      const { body: { papers } } = await as('clerk.pdp').get<Found>(`${dossiers}/${made.body.id}`);
      expect(papers).toMatchObject([{ paperCode: 'giay-chung-sinh', name: 'Giấy chứng sinh.pdf', scan: 'not-scanned' }]);
      const path = `${dossiers}/${made.body.id}/papers/${papers[0]?.id ?? ''}`;
      const file = await open(path, 'clerk.pdp');
      expect(file.status).toBe(200);
      expect(Object.fromEntries(file.headers)).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="Giay chung sinh\.pdf"; filename\*=UTF-8''Gi%E1/);
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(smallPdf());
      expect((await open(path, 'lan')).status).toBe(200);
      expect((await open(path, 'minh')).status).toBe(404);
      expect((await open(path, 'clerk.phoyen')).status).toBe(404);
      expect((await open(`${dossiers}/${made.body.id}/papers/${randomUUID()}`, 'lan')).status).toBe(404);
    }, 30_000);

    it('are asked for with the form, and only one’s own uploads count', async () => {
      const without = await as('lan').post<Problem>(dossiers, birthRegistration());
      expect(without).toMatchObject({ status: 422, body: { code: 'dossier/answers-invalid', errors: [{ path: '/papers/giay-chung-sinh' }] } });
      const foreign = await as('lan').post<Problem>(dossiers, birthRegistration(await uploadedPaper(platform.origin, tokens.minh)));
      expect(foreign).toMatchObject({ status: 422, body: { code: 'dossier/papers-invalid', errors: [{ path: '/papers/0/uploadId' }] } });
      const own = birthRegistration(await uploadedPaper(platform.origin, tokens.lan));
      const unknown = await as('lan').post<Problem>(dossiers, { ...own, papers: [...own.papers, { ...own.papers[0], paperCode: 'ho-chieu' }] });
      expect(unknown).toMatchObject({ status: 422, body: { errors: [{ path: '/papers/1/paperCode' }] } });
    }, 30_000);

    it('come later with the answer to a supplement request', async () => {
      const made = await as('lan').post<{ id: string }>(dossiers, birthRegistration(await uploadedPaper(platform.origin, tokens.lan)));
      const at = (version: number) => ({ 'idempotency-key': randomUUID(), 'if-match': `"${version}"` });
      const asked = await as('clerk.pdp').post(`${dossiers}/${made.body.id}/supplement-request`, { items: ['Giấy chứng nhận kết hôn'], legalBasis: 'NĐ 123/2015/NĐ-CP' }, at(1));
      expect(asked.status).toBe(200);
      const papers = [{ paperCode: 'giay-chung-nhan-ket-hon', uploadId: await uploadedPaper(platform.origin, tokens.lan) }];
      expect((await as('lan').post(`${dossiers}/${made.body.id}/supplement`, { papers }, at(2))).status).toBe(200);
      const { body } = await as('lan').get<Found>(`${dossiers}/${made.body.id}`);
      expect(body.papers.map(({ paperCode }) => paperCode)).toEqual(['giay-chung-sinh', 'giay-chung-nhan-ket-hon']);
    }, 30_000);

    it.each<[string, () => Promise<Response>, number]>([
      ['a file over the limit', () => sendUpload(platform.origin, tokens.lan, overLimit()), 413],
      ['a program that says it is a PDF', () => sendUpload(platform.origin, tokens.lan, new TextEncoder().encode('MZ this is not a PDF')), 415],
      ['an empty file', () => sendUpload(platform.origin, tokens.lan, new Uint8Array()), 422],
      ['no multipart body', () => fetch(`${platform.origin}${uploads}`, { method: 'POST', headers: { authorization: `Bearer ${tokens.lan}`, 'content-type': 'application/json' }, body: '{}' }), 415],
      ['a broken multipart body', () => fetch(`${platform.origin}${uploads}`, { method: 'POST', headers: { authorization: `Bearer ${tokens.lan}`, 'content-type': 'multipart/form-data; boundary=x' }, body: 'nothing' }), 422],
      ['an unknown sender', () => sendUpload(platform.origin, 'nobody'), 401],
    ])('refuse %s', async (_, send, status) => {
      const answer = await send();
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }, 30_000);
  });
}
