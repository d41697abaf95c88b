import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

export interface IssuerSecrets {
  /** Private RSA key with kid. */
  readonly signingKey: JWK;
  readonly cookieKeys: readonly string[];
}

async function makeSecrets(): Promise<IssuerSecrets> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
  const jwk = await exportJWK(privateKey);
  return { signingKey: { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'RS256' }, cookieKeys: [randomBytes(32).toString('base64url')] };
}

/** The issuer's keys, made at the first start; of two processes that start at once the first to write wins. */
export async function loadSecrets(folder: string): Promise<IssuerSecrets> {
  const file = join(folder, 'issuer-secrets.json');
  const read = async (): Promise<IssuerSecrets> => JSON.parse(await readFile(file, 'utf8')) as IssuerSecrets;
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(await makeSecrets()), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return read();
}
