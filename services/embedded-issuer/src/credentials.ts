import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account } from '@tinhso/auth';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The account with this name and password; takes as long for an unknown name as for a wrong password. */
export function findByPassword(accounts: readonly Account[], username: string, password: string): Account | undefined {
  const name = username.trim().toLowerCase();
  const account = accounts.find((one) => one.username === name);
  const matches = timingSafeEqual(digest(password), digest(account?.password ?? ''));
  return matches && account && account.password !== '' ? account : undefined;
}
