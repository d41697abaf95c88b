import { describe, expect, it } from '@jest/globals';
import { deskStep, publicStep } from './case-history.js';

const at = '2026-11-23T02:00:00.000Z';
const nameOf = (subject: string | undefined): string | undefined => (subject === 'o-1' ? 'Dương Quốc Bảo' : undefined);

describe('the history of a case', () => {
  it.each([
    ['NoteAdded', { text: 'Đã gọi điện.' }, 'Đã gọi điện.'],
    ['DecisionProposed', { result: 'giay-khai-sinh', opinion: 'Đủ điều kiện.' }, 'Đủ điều kiện.'],
    ['ReturnedToOfficer', { reason: { code: 'other', text: 'Chưa đối chiếu sổ.' } }, 'Chưa đối chiếu sổ.'],
    ['SupplementRequested', { items: ['Giấy chứng sinh', 'Giấy kết hôn'] }, '– Giấy chứng sinh\n– Giấy kết hôn'],
    ['DossierAssigned', { assigneeId: 'o-1' }, 'Dương Quốc Bảo'],
    ['DossierAccepted', { code: '000.00.19.H55-261123-0001' }, undefined],
  ])('tells the desk who did %s and what was said', (type, data, text) => {
    const step = deskStep({ type, at, version: 3, actorName: 'Trần Mạnh Cường', data }, nameOf);
    expect(step).toEqual({ type, at, version: 3, by: 'Trần Mạnh Cường', ...(text ? { text } : {}) });
  });

  it('does not say twice who took a dossier himself', () => {
    expect(deskStep({ type: 'DossierAssigned', at, version: 2, actorName: 'Dương Quốc Bảo', data: { assigneeId: 'o-1' } }, nameOf)).toEqual({ type: 'DossierAssigned', at, version: 2, by: 'Dương Quốc Bảo' });
  });

  it('tells the applicant only that it happened', () => {
    expect(publicStep({ type: 'NoteAdded', at, version: 3, actorName: 'Trần Mạnh Cường', data: { text: 'Nội bộ' } })).toEqual({ type: 'NoteAdded', at, version: 3 });
  });
});
