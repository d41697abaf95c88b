import { roles } from '@tinhso/kernel';
import type { Actor, Identity, Role } from '@tinhso/kernel';
import type { JWTPayload } from 'jose';

const knownRoles: ReadonlySet<string> = new Set(roles);

const text = (claims: JWTPayload, name: string): string | undefined => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** yyyyMMdd of VNeID as an ISO date; anything else is left out rather than guessed. */
const dateOf = (value: string | undefined): string | undefined => {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '');
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : undefined;
};

function identityOf(claims: JWTPayload): Identity | undefined {
  const account = text(claims, 'LoaiTaiKhoan');
  if (account !== '1' && account !== '2') return undefined;
  const business = account === '2';
  const number = text(claims, business ? 'MaSoThue' : 'SoDinhDanh');
  if (!number) return undefined;
  const person = text(claims, 'HoVaTen');
  const optional = {
    dateOfBirth: dateOf(text(claims, 'NgayThangNamSinh')), phone: text(claims, 'SoDienThoai'), email: text(claims, 'ThuDienTu'),
    address: text(claims, 'ThuongTru'), techId: text(claims, 'TechID'), representative: business ? person : undefined,
    assuranceLevel: Number(text(claims, 'loAs') ?? claims['loAs']) || undefined,
  };
  return {
    number, kind: business ? 'business' : 'citizen', fullName: (business ? text(claims, 'TenDoanhNghiep') : person) ?? number,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<Identity>),
  };
}

function rolesOf(claims: JWTPayload): readonly Role[] {
  const named = (claims['realm_access'] as { roles?: unknown } | undefined)?.roles;
  return Array.isArray(named) ? named.filter((role): role is Role => knownRoles.has(role)) : [];
}

/** The actor that verified claims speak of, still without placements: a token says who, the directory says where. */
export function actorOfClaims(claims: JWTPayload): Actor {
  const username = text(claims, 'preferred_username') ?? (claims.sub as string);
  const identity = identityOf(claims);
  return {
    id: claims.sub as string, username, displayName: text(claims, 'name') ?? username, roles: rolesOf(claims),
    scopes: (text(claims, 'scope') ?? '').split(' ').filter(Boolean).sort(), placements: [],
    clientId: text(claims, 'azp') ?? 'unknown', ...(identity ? { identity } : {}),
  };
}
