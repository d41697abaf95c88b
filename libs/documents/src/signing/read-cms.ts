import { createHash, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
type Node = forge.asn1.Asn1;

const children = (node: Node | undefined): Node[] => (Array.isArray(node?.value) ? node.value : []);
const bytes = (node: Node | undefined): Buffer => Buffer.from(typeof node?.value === 'string' ? node.value : '', 'binary');
const der = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary');
const isOid = (node: Node | undefined, oid: string): boolean => node !== undefined && asn1.derToOid(bytes(node).toString('binary')) === oid;

export interface CmsVerdict {
  /** The content is what was signed. */
  readonly intact: boolean;
  /** The signature was made with the key of this certificate. */
  readonly authentic: boolean;
  readonly certificate: X509Certificate;
  /** What came with it. */
  readonly others: readonly X509Certificate[];
}

interface Parts {
  readonly certificates: readonly Node[];
  readonly attributes: Node;
  readonly signature: Buffer;
}

function parts(cms: Buffer): Parts {
  const root = asn1.fromDer(forge.util.createBuffer(cms.toString('binary')), { strict: true, parseAllBytes: false } as never);
  const signedData = children(children(children(root)[1])[0]);
  const tagged = signedData.find((node) => node.tagClass === asn1.Class.CONTEXT_SPECIFIC && Number(node.type) === 0);
  const signer = children(children(signedData.at(-1))[0]);
  const attributes = signer.find((node) => node.tagClass === asn1.Class.CONTEXT_SPECIFIC && Number(node.type) === 0);
  if (!tagged || !attributes) throw new Error('the signature has no certificate or no signed attributes');
  return { certificates: children(tagged), attributes, signature: bytes(signer[5]) };
}

const valueOf = (attributes: Node, oid: string): Node | undefined =>
  children(children(children(attributes).find((attribute) => isOid(children(attribute)[0], oid)))[1])[0];

const sha256 = (content: Buffer): Buffer => createHash('sha256').update(content).digest();

/** Checks a detached CMS signature with SHA-256 and the certificate that its signed attributes name. Throws when it cannot be read. */
export function readCms(cms: Buffer, content: Buffer): CmsVerdict {
  const { certificates, attributes, signature } = parts(cms);
  const named = bytes(children(children(children(valueOf(attributes, '1.2.840.113549.1.9.16.2.47'))[0])[0])[0]);
  const all = certificates.map((node) => new X509Certificate(der(node)));
  const certificate = all.find((one) => sha256(one.raw).equals(named));
  if (!certificate) throw new Error('the certificate that the signature names is not in it');
  const signed = der(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, children(attributes)));
  return {
    intact: bytes(valueOf(attributes, '1.2.840.113549.1.9.4')).equals(sha256(content)),
    authentic: verify('sha256', signed, certificate.publicKey, signature),
    certificate, others: all.filter((one) => one !== certificate),
  };
}

/** Was the certificate issued by one of the roots, and valid at that time? One step: no intermediate authorities. */
export const isTrusted = (certificate: X509Certificate, roots: readonly X509Certificate[], at: Date): boolean =>
  at >= new Date(certificate.validFrom) && at <= new Date(certificate.validTo)
  && roots.some((root) => certificate.checkIssued(root) && certificate.verify(root.publicKey));
