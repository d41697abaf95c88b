export const communeAgency = '000.00.19.H55';
const communeCode = '05443';

const requester = {
  requesterName: 'NGUYỄN THỊ LAN', requesterNumber: '019190003456', requesterAddress: 'Tổ 5, phường Phan Đình Phùng, tỉnh Thái Nguyên', requesterPhone: '0912000001',
};

/** What Lan sends to register the birth of her son. */
export const birthRegistration = () => ({
  procedureCode: '1.001193', agencyCode: communeAgency,
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
