import { createSign, randomBytes, type KeyObject } from 'node:crypto';
import forge from 'node-forge';

export interface Subject {
  readonly name: string;
  readonly organization: string;
  /** Position of a person. */
  readonly title?: string;
}

interface Order {
  readonly subject: Subject;
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Left out for a root. */
  readonly issuer?: Subject;
  readonly years: number;
  readonly from: Date;
}

const utf8 = (name: string, value: string): forge.pki.CertificateField =>
  ({ name, value, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class });

const distinguishedName = ({ name, organization, title }: Subject): forge.pki.CertificateField[] => [
  { name: 'countryName', value: 'VN' }, utf8('organizationName', organization),
  ...(title ? [{ ...utf8('title', title), name: undefined, type: '2.5.4.12' } as unknown as forge.pki.CertificateField] : []),
  utf8('commonName', name),
];

const extensions = (root: boolean): object[] => (root
  ? [{ name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }, { name: 'subjectKeyIdentifier' }]
  : [
    { name: 'basicConstraints', cA: false }, { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'extKeyUsage', emailProtection: true }, { name: 'subjectKeyIdentifier' },
  ]);

/** OpenSSL signs where forge would compute with its own big numbers, a hundred times slower. */
const nativeKey = (certificate: forge.pki.Certificate, key: KeyObject): forge.pki.rsa.PrivateKey => ({
  sign: () => createSign('sha256').update(forge.asn1.toDer((certificate as unknown as { tbsCertificate: forge.asn1.Asn1 }).tbsCertificate).getBytes(), 'binary').sign(key).toString('binary'),
}) as unknown as forge.pki.rsa.PrivateKey;

/** Issues an X.509 certificate signed with SHA-256; without an issuer it is a root that signs itself. */
export function issue({ subject, publicKey, issuerKey, issuer, years, from }: Order): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  // A leading 0 keeps the number positive.
  certificate.serialNumber = `00${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(from.getTime() - 60_000);
  certificate.validity.notAfter = new Date(from);
  certificate.validity.notAfter.setUTCFullYear(from.getUTCFullYear() + years);
  certificate.setSubject(distinguishedName(subject));
  certificate.setIssuer(distinguishedName(issuer ?? subject));
  certificate.setExtensions(extensions(issuer === undefined));
  certificate.sign(nativeKey(certificate, issuerKey), forge.md.sha256.create());
  return certificate;
}
