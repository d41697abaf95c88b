export const communeAgency = '000.00.19.H55';
const communeCode = '05443';

const requester = {
  requesterName: 'NGUYỄN THỊ LAN', requesterNumber: '019190003456', requesterAddress: 'Tổ 5, phường Phan Đình Phùng, tỉnh Thái Nguyên', requesterPhone: '0912000001',
};

/** The smallest PDF that readers open: one empty page. */
export const smallPdf = (): Uint8Array<ArrayBuffer> => {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const end = text.length;
  return new TextEncoder().encode(`${text}xref\n0 4\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`);
};

/** Sends a file as its owner; the answer of the service as it came. */
export const sendUpload = (origin: string, token: string, content: Uint8Array<ArrayBuffer> = smallPdf(), name = 'giay-chung-sinh.pdf'): Promise<Response> => {
  const body = new FormData();
  body.append('file', new Blob([content]), name);
  return fetch(`${origin}/api/public-services/v1/uploads`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
};

/** Id of a tiny PDF that the holder of the token has uploaded. */
export const uploadedPaper = async (origin: string, token: string): Promise<string> => {
  const answer = await sendUpload(origin, token);
  if (answer.status !== 201) throw new Error(`the upload was refused: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
};

/** What Lan sends to register the birth of her son, with the certificate of live birth that she has uploaded. */
export const birthRegistration = (uploadId?: string) => ({
  procedureCode: '1.001193', agencyCode: communeAgency, papers: uploadId ? [{ paperCode: 'giay-chung-sinh', uploadId }] : [],
  answers: {
    ...requester, requesterRelation: 'mother', communeCode, childName: 'Trần An Nhiên', childBirthDate: '2026-11-02', childGender: 'male', childEthnicity: 'Kinh',
    childBirthPlace: 'Bệnh viện Trung ương Thái Nguyên', motherName: 'NGUYỄN THỊ LAN', motherNumber: '019190003456', parentsMarried: 'yes', fatherName: 'TRẦN VĂN MINH', copies: 0,
  },
});

/** Two copies of a birth extract, paid in advance. */
export const extractRequest = () => ({
  procedureCode: '2.000635', agencyCode: communeAgency,
  answers: { ...requester, communeCode, event: 'birth', holder: 'self', copies: 2, exemption: 'none' },
});
