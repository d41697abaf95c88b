import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import forge from 'node-forge';

export interface Held {
  readonly key: KeyObject;
  readonly certificate: forge.pki.Certificate;
}

/** PEM: the key as encrypted PKCS#8, the certificate behind it. */
const pack = ({ key, certificate }: Held, passphrase: string): string =>
  `${key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString()}${forge.pki.certificateToPem(certificate)}`;

const unpack = (text: string, passphrase: string): Held => ({
  key: createPrivateKey({ key: text, passphrase }),
  certificate: forge.pki.certificateFromPem(text.slice(text.indexOf('-----BEGIN CERTIFICATE'))),
});

/** Reads the key of a file, or makes and keeps one. Whoever comes first stays: two processes never get two keys. Throws on a wrong passphrase. */
export async function readOrMake(file: string, passphrase: string, make: () => Promise<Held>): Promise<Held> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return unpack(kept, passphrase);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(part, pack(await make(), passphrase), { mode: 0o600 });
  await link(part, file).catch((error: { code?: string }) => { if (error.code !== 'EEXIST') throw error; });
  await rm(part, { force: true });
  return unpack(await readFile(file, 'utf8'), passphrase);
}
