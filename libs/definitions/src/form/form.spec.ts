import { describe, expect, it } from '@jest/globals';
import { birth, extract, petrol } from '../../test/a-procedure.js';
import { judgeForm, type SchemaCheck } from '../browser.js';
import { browserForm, compileForm, conditionFields, dossierFacts, fixedAnswers, formModel, presentAnswers, prefilled, readPage, standaloneValidator, visiblePages, type Answers, type FormPage } from '../index.js';

const today = '2026-11-23';
const lan = { number: '019190003456', kind: 'citizen', fullName: 'NGUYỄN THỊ LAN', phone: '0912000001', address: 'Tổ 5', email: 'lan@citizens.example' } as const;
const complete: Answers = {
  requesterName: 'NGUYỄN THỊ LAN', requesterNumber: '019190003456', requesterAddress: 'Tổ 5', requesterPhone: '0912000001', requesterRelation: 'mother', communeCode: '05443',
  childName: 'Trần Nguyễn An', childBirthDate: '2026-11-20', childGender: 'female', childEthnicity: 'Tày', childBirthPlace: 'Bệnh viện A', motherName: 'Nguyễn Thị Lan',
  parentsMarried: 'yes', fatherName: 'Trần Văn Minh', copies: 2,
};
const page = (pages: readonly FormPage[], code: string): FormPage => pages.find((p) => p.code === code) as FormPage;
const form = compileForm(birth());
const faults = (answers: Answers, papers?: string[]) => form.validate(answers, today, papers).map((f) => `${f.page}.${f.field} ${f.code}`);

describe('validating a form', () => {
  it('accepts complete answers, and asks only for the papers they need', () => {
    expect(faults(complete)).toEqual([]);
    expect(faults(complete, ['giay-chung-sinh'])).toEqual([]);
    expect(faults(complete, [])).toEqual(['papers.giay-chung-sinh paper']);
    expect(compileForm(extract()).validate({ holder: 'other' }, today, []).filter((f) => f.code === 'paper').map((f) => f.field)).toEqual(['van-ban-uy-quyen']);
  });

  it.each([
    [{ childName: undefined }, 'child.childName required', 'Nhập họ, chữ đệm, tên của trẻ', 'Enter full name of the child'],
    [{ childGender: undefined }, 'child.childGender required', 'Chọn giới tính của trẻ', 'Choose sex'],
    [{ childBirthDate: '2026-02-30' }, 'child.childBirthDate format', 'Ngày sinh của trẻ phải là một ngày có thật, ví dụ 21 7 2026', undefined],
    [{ childBirthDate: '2026-11-24' }, 'child.childBirthDate not-in-future', 'Ngày sinh của trẻ không thể sau hôm nay', undefined],
    [{ childBirthDate: '26-7-1' }, 'child.childBirthDate format', undefined, undefined],
    [{ requesterNumber: '000190003456' }, 'requester.requesterNumber identity-number', undefined, undefined],
    [{ requesterPhone: '02083850000' }, 'requester.requesterPhone mobile-phone', undefined, undefined],
    [{ copies: 21 }, 'copies.copies maximum', 'Số bản sao nhiều nhất là 20', 'Copies must be 20 or less'],
    [{ copies: 'hai' }, 'copies.copies type', 'Số bản sao phải là một số', 'Copies must be a number'],
    [{ fatherName: undefined }, 'parents.fatherName required', undefined, undefined],
    [{ childEthnicity: 'Hobbit' }, 'child.childEthnicity enum', undefined, undefined],
    [{ childName: 'x'.repeat(121) }, 'child.childName maxLength', undefined, undefined],
  ])('finds one fault in %j', (change, expected, vi, en) => {
    const [fault, ...more] = form.validate({ ...complete, ...change } as Answers, today);
    expect(more).toEqual([]);
    expect(`${fault?.page}.${fault?.field} ${fault?.code}`).toBe(expected);
    if (vi) expect(fault?.message.vi).toBe(vi);
    if (en) expect(fault?.message.en).toBe(en);
  });

  it('judges one page alone, and forgets what a choice has hidden', () => {
    expect(form.validatePage('child', {}, today).map((f) => f.field)).toEqual(['childName', 'childBirthDate', 'childGender', 'childEthnicity', 'childBirthPlace']);
    expect(faults({ ...complete, parentsMarried: 'no', fatherName: '' })).toEqual([]);
    expect(form.prune({ ...complete, parentsMarried: 'no', nonsense: 'x' } as Answers)).not.toHaveProperty('fatherName');
    expect(form.prune({ ...complete, nonsense: 'x' } as Answers)).not.toHaveProperty('nonsense');
  });
});

describe('drawing and reading a form', () => {
  const pages = formModel(birth());

  it('gives every page its fields with label, hint, type, options and whether they are required', () => {
    expect(page(pages, 'child').fields.map((f) => [f.name, f.type, f.control, f.required, f.options.length])).toContainEqual(['childGender', 'string', 'radio', true, 2]);
    expect(page(pages, 'parents').fields.find((f) => f.name === 'fatherName')?.required).toBe(true);
    expect(page(pages, 'requester').fields.find((f) => f.name === 'requesterEmail')?.required).toBe(false);
    expect(pages.flatMap((p) => p.fields).every((f) => f.label.vi && f.label.en)).toBe(true);
    expect(visiblePages(pages, { parentsMarried: 'no' }).flatMap((p) => p.fields.map((f) => f.name))).not.toContain('fatherName');
    expect(visiblePages(formModel(extract()), { holder: 'self', exemption: 'none' }).map((p) => p.code)).not.toContain('papers');
  });

  it('reads what a browser posts: dates in parts, numbers, spaces in a phone number', () => {
    expect(readPage(page(pages, 'child'), { 'childName': ' An ', 'childBirthDate-day': '1', 'childBirthDate-month': '7', 'childBirthDate-year': '2026', 'other': 'x' }))
      .toEqual({ childName: 'An', childBirthDate: '2026-07-01' });
    expect(readPage(page(pages, 'requester'), { requesterPhone: '0912 000 001', requesterNumber: '019 190 003456' })).toMatchObject({ requesterPhone: '0912000001', requesterNumber: '019190003456' });
    expect(readPage(page(pages, 'copies'), { copies: '2' })).toEqual({ copies: 2 });
    expect(readPage(page(pages, 'copies'), { copies: 'hai' })).toEqual({ copies: 'hai' });
  });

  it('prefills from the account, and keeps fixed what the account vouches for', () => {
    expect(prefilled(pages, lan)).toEqual({ requesterName: lan.fullName, requesterNumber: lan.number, requesterAddress: 'Tổ 5', requesterPhone: '0912000001', requesterEmail: lan.email });
    expect(Object.keys(fixedAnswers(pages, lan))).toEqual(['requesterName', 'requesterNumber']);
    const company = { number: '4600990010', kind: 'business', fullName: 'CÔNG TY A', representative: 'PHẠM QUỐC KHÁNH' } as const;
    expect(fixedAnswers(formModel(petrol()), company)).toEqual({ companyName: 'CÔNG TY A', taxCode: '4600990010', representativeName: 'PHẠM QUỐC KHÁNH' });
  });

  it('shows the answers to people and tells the dossier its facts', () => {
    const rows = presentAnswers(pages, complete, 'vi', () => 'Phường Phan Đình Phùng').flatMap((p) => p.rows);
    expect(rows.find((r) => r.name === 'childGender')?.value).toBe('Nữ');
    expect(rows.find((r) => r.name === 'childBirthDate')?.value).toBe('20/11/2026');
    expect(rows.find((r) => r.name === 'communeCode')?.value).toBe('Phường Phan Đình Phùng');
    expect(dossierFacts(birth(), complete)).toMatchObject({ owner: { name: lan.fullName, number: lan.number }, subjectName: 'Trần Nguyễn An', communeCode: '05443', summary: 'Đăng ký khai sinh cho Trần Nguyễn An' });
  });
});

describe('the validator for a browser', () => {
  it.each([['birth', birth()], ['extract', extract()], ['petrol', petrol()]])('of %s stands alone and stays small', async (_, procedure) => {
    const source = standaloneValidator(procedure.form.schema);
    expect(source).not.toMatch(/\b(require|import)\b/);
    const { default: validate } = await import(`data:text/javascript,${encodeURIComponent(source)}`) as { default: (answers: unknown) => boolean };
    expect(validate({})).toBe(false);
    if (procedure.code === '1.001193') expect(validate(complete)).toBe(true);
  });

  it.each([['birth', birth()], ['extract', extract()], ['petrol', petrol()]])('of %s says the same as the server, in the same words', async (_, procedure) => {
    const { default: check, pages } = await import(`data:text/javascript,${encodeURIComponent(browserForm(procedure))}`) as { default: SchemaCheck; pages: readonly FormPage[] };
    const [here, there] = [judgeForm(pages, check), compileForm(procedure)];
    const fields = there.pages.flatMap((one) => one.fields);
    const same = (answers: Answers): number => {
      const expected = there.validate(answers, today);
      expect(here.validate(answers, today)).toEqual(expected);
      return expected.length;
    };
    let found = same({}) + same(complete);
    for (const value of ['', 'x', '0', '-3', '999999', 'x'.repeat(5000), '2026-02-30', '2099-01-01', '000190003456', '0208385', true, 7.5]) {
      found += same(Object.fromEntries(fields.map(({ name }) => [name, value])));
      for (const { name } of fields) found += same({ ...complete, [name]: value });
    }
    expect(found).toBeGreaterThan(100);
  });

  it('is told of the answers on other pages that a question hangs on', () => {
    expect([...conditionFields(birth())]).toContain('parentsMarried');
  });
});
