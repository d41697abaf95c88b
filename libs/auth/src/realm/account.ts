import type { Role } from '@tinhso/kernel';
import { v5 } from 'uuid';

/** VNeID's claims about a person or an organisation, under their own names (docs: TraCuu SSO of the national portal). */
export const identityClaims = [
  'LoaiTaiKhoan', 'SoDinhDanh', 'HoVaTen', 'NgayThangNamSinh', 'SoDienThoai', 'ThuDienTu', 'ThuongTru', 'TechID', 'loAs', 'MaSoThue', 'TenDoanhNghiep',
] as const;

export type IdentityClaim = (typeof identityClaims)[number];

/** Somebody who can log in, the same on both issuers. */
export interface Account {
  /** `sub` of its tokens: derived from the username, so that a change of issuer changes no owner of a record. */
  readonly subject: string;
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly claims: Readonly<Partial<Record<IdentityClaim, string>>>;
  /** Shown beside the demo login. */
  readonly description?: string;
}

const subjects = '6f0d2c3e-5b57-4a53-9c70-2f6a3a0c9b11';

/** The stable subject of a username, a UUID of version 5. */
export const subjectOf = (username: string): string => v5(username, subjects);

/** The username under which a client's own tokens run, as Keycloak forms it. */
export const serviceAccountName = (clientId: string): string => `service-account-${clientId.toLowerCase()}`;
