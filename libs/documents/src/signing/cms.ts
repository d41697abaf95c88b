import { createHash, createSign, type KeyObject } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
type Node = forge.asn1.Asn1;
const universal = asn1.Class.UNIVERSAL;

const oid = (value: string): Node => asn1.create(universal, asn1.Type.OID, false, asn1.oidToDer(value).getBytes());
const octets = (bytes: Buffer): Node => asn1.create(universal, asn1.Type.OCTETSTRING, false, bytes.toString('binary'));
const sequence = (...items: Node[]): Node => asn1.create(universal, asn1.Type.SEQUENCE, true, items);
const set = (...items: Node[]): Node => asn1.create(universal, asn1.Type.SET, true, items);
const integer = (value: number): Node => asn1.create(universal, asn1.Type.INTEGER, false, String.fromCharCode(value));
const context = (tag: number, items: Node[]): Node => asn1.create(asn1.Class.CONTEXT_SPECIFIC, tag, true, items);
const nothing = (): Node => asn1.create(universal, asn1.Type.NULL, false, '');
const der = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary');
const parsed = (bytes: Buffer): Node => asn1.fromDer(bytes.toString('binary'));

const oids = {
  data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47', sha256: '2.16.840.1.101.3.4.2.1', sha256WithRsa: '1.2.840.113549.1.1.11',
};

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The three attributes of PAdES baseline B (ETSI EN 319 142-1, 6.3); the time of signing stands in the PDF, not here. */
function signedAttributes(content: Buffer, certificate: Buffer): Node[] {
  const attribute = (type: string, value: Node): Node => sequence(oid(type), set(value));
  const attributes = [
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, octets(sha256(content))),
    attribute(oids.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate)))))),
  ];
  // DER wants the members of a set in the order of their bytes.
  return attributes.map((node) => ({ node, bytes: der(node) })).sort((a, b) => Buffer.compare(a.bytes, b.bytes)).map(({ node }) => node);
}

const issuerAndSerial = (certificate: Buffer): Node => {
  const [, serial, , issuer] = (parsed(certificate).value as Node[])[0]?.value as Node[];
  return sequence(issuer as Node, serial as Node);
};

/** A detached CMS signature (CAdES-BES) over the content with RSA and SHA-256; certificates in DER, the signer's first. */
export function detachedCms(content: Buffer, key: KeyObject, certificates: readonly Buffer[]): Buffer {
  const [own] = certificates;
  if (!own) throw new Error('a signature needs a certificate');
  const attributes = signedAttributes(content, own);
  const signature = createSign('sha256').update(der(set(...attributes))).sign(key);
  const signer = sequence(
    integer(1), issuerAndSerial(own), sequence(oid(oids.sha256), nothing()), context(0, attributes),
    sequence(oid(oids.sha256WithRsa), nothing()), octets(signature),
  );
  const signedData = sequence(
    integer(1), set(sequence(oid(oids.sha256), nothing())), sequence(oid(oids.data)), context(0, certificates.map(parsed)), set(signer),
  );
  return der(sequence(oid(oids.signedData), context(0, [signedData])));
}
