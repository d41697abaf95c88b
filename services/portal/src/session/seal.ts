import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** 256 random bits, for cookies and states. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Encrypts values at rest (AES-256-GCM). The key comes from the installation's secret and a context: with a cookie's value
 * as context, the database and the secret together still do not open the row.
 */
export class Seal {
  constructor(private readonly secret: string) {}

  close(value: unknown, context: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(context), iv);
    const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** Throws when the bytes were not sealed with this secret and context. */
  open(sealed: Buffer, context: string): unknown {
    const decipher = createDecipheriv('aes-256-gcm', this.key(context), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'));
  }

  private key(context: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'tinhso-portal', context, 32));
  }
}
