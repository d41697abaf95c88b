import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import forge from 'node-forge';
import { issue, type Subject } from './certificate.js';
import { readOrMake, type Held } from './key-file.js';

export interface Credential {
  readonly key: KeyObject;
  /** DER, the holder's first, the root last. */
  readonly certificates: readonly Buffer[];
}

interface Options {
  /** Where keys and certificates are kept. */
  readonly folder: string;
  /** Protects the key files. */
  readonly passphrase: string;
}

const rootSubject: Subject = { name: 'TinhSo Development Root CA', organization: 'Chỉ dùng để thử, không có giá trị pháp lý' };

const newKeys = (): { privateKey: KeyObject; publicKey: KeyObject } => generateKeyPairSync('rsa', { modulusLength: 3072 });

const derOf = (certificate: forge.pki.Certificate): Buffer => Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary');

/**
 * A certification authority for development and tests: a root of its own and a key for each holder, made when first
 * asked for and kept. Its signatures prove nothing to anybody outside, and its certificates say so.
 */
export class DevelopmentCa {
  private readonly held = new Map<string, Promise<Held>>();

  constructor(private readonly options: Options, private readonly now: () => Date = () => new Date()) {}

  /** Key and certificates of a holder; `id` decides, the subject only counts when the certificate is made. */
  async credentialOf(id: string, subject: Subject): Promise<Credential> {
    const root = await this.root();
    const own = await this.holder(id, subject);
    return { key: own.key, certificates: [derOf(own.certificate), derOf(root.certificate)] };
  }

  /** The root certificate in PEM, for whoever shall trust it. */
  async rootCertificate(): Promise<string> {
    return forge.pki.certificateToPem((await this.root()).certificate);
  }

  /** Key and chain of a holder as PKCS#12 under the CA's passphrase, to use in another program. */
  async exportP12(id: string, subject: Subject): Promise<Buffer> {
    const [root, own] = [await this.root(), await this.holder(id, subject)];
    const key = forge.pki.privateKeyFromPem(own.key.export({ type: 'pkcs1', format: 'pem' }).toString());
    const p12 = forge.pkcs12.toPkcs12Asn1(key, [own.certificate, root.certificate], this.options.passphrase, { algorithm: 'aes256' });
    return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary');
  }

  private root(): Promise<Held> {
    return this.once('root', () => {
      const { privateKey, publicKey } = newKeys();
      return Promise.resolve({ key: privateKey, certificate: issue({ subject: rootSubject, publicKey, issuerKey: privateKey, years: 10, from: this.now() }) });
    });
  }

  private holder(id: string, subject: Subject): Promise<Held> {
    return this.once(`holder-${createHash('sha256').update(id).digest('hex').slice(0, 24)}`, async () => {
      const root = await this.root();
      const { privateKey, publicKey } = newKeys();
      return { key: privateKey, certificate: issue({ subject, publicKey, issuerKey: root.key, issuer: rootSubject, years: 3, from: this.now() }) };
    });
  }

  private once(name: string, make: () => Promise<Held>): Promise<Held> {
    const known = this.held.get(name) ?? readOrMake(join(this.options.folder, `${name}.pem`), this.options.passphrase, make);
    this.held.set(name, known);
    known.catch(() => this.held.delete(name));
    return known;
  }
}
