import type { Identity } from '@tinhso/kernel';
import type { Answers } from '../schema/common.js';
import type { PrefillClaim } from '../schema/form.js';
import type { FormPage } from './form-model.js';

const isoDay = (date: string | undefined): string | undefined => date?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** What the identity says under the name of a claim. */
export function claimOf(identity: Identity, claim: PrefillClaim): string | undefined {
  const business = identity.kind === 'business';
  switch (claim) {
    case 'SoDinhDanh': return business ? undefined : identity.number;
    case 'MaSoThue': return business ? identity.number : undefined;
    case 'TenDoanhNghiep': return business ? identity.fullName : undefined;
    case 'HoVaTen': return business ? identity.representative : identity.fullName;
    case 'NgayThangNamSinh': return isoDay(identity.dateOfBirth);
    case 'SoDienThoai': return identity.phone;
    case 'ThuDienTu': return identity.email;
    case 'ThuongTru': return identity.address;
  }
}

/** Answers that the account already holds, by field. Shown as known. */
export function prefilled(pages: readonly FormPage[], identity: Identity): Answers {
  return Object.fromEntries(pages.flatMap((page) => page.fields).flatMap((field) => {
    const value = field.prefill ? claimOf(identity, field.prefill.claim) : undefined;
    return value === undefined || value === '' ? [] : [[field.name, value]];
  }));
}

/** Fields that the person may not change: taken from the token again at every save, whatever was posted. */
export function fixedAnswers(pages: readonly FormPage[], identity: Identity): Answers {
  const known = prefilled(pages, identity);
  const fixed = pages.flatMap((page) => page.fields).filter((field) => field.prefill?.fixed && known[field.name] !== undefined);
  return Object.fromEntries(fixed.map((field) => [field.name, known[field.name]]));
}
