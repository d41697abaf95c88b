import { createHmac, createSign } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import type { JWK } from 'jose';
import type { LocalIssuer } from './local-issuer.js';

const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Tokens that somebody without the issuer's key, or with a token meant for something else, can bring along. */
export async function hostileTokens(issuer: LocalIssuer): Promise<Readonly<Record<string, string>>> {
  const good = await issuer.sign();
  const [head, body, signature] = good.split('.') as [string, string, string];
  const now = Math.floor(Date.now() / 1_000);
  return { ...(await forgedKeys(issuer)), ...(await wrongClaims(issuer, now)), ...mangled(head, body, signature, good), ...(await steeringHeaders(issuer)) };
}

async function forgedKeys(issuer: LocalIssuer): Promise<Record<string, string>> {
  const other = await generateKeyPair('RS256', { extractable: true });
  const ec = await generateKeyPair('ES256');
  const pem = await exportSPKI(issuer.publicKey);
  const jwk = JSON.stringify(await exportJWK(issuer.publicKey));
  const mac = (secret: string, alg = 'HS256'): string => {
    const signed = `${encode({ alg, typ: 'JWT', kid: issuer.kid })}.${encode(issuer.claims())}`;
    return `${signed}.${createHmac(alg === 'HS256' ? 'sha256' : 'sha512', secret).update(signed).digest('base64url')}`;
  };
  const unsigned = (alg: string, tail: string): string => `${encode({ alg, typ: 'JWT', kid: issuer.kid })}.${encode(issuer.claims())}.${tail}`;
  const by = (header: { alg?: string; jwk?: JWK }, key: typeof other.privateKey): Promise<string> =>
    new SignJWT(issuer.claims()).setProtectedHeader({ alg: 'RS256', kid: issuer.kid, ...header }).sign(key);
  return {
    'alg none without signature': unsigned('none', ''), 'alg none with a signature': unsigned('none', 'AAAA'), 'alg None': unsigned('None', 'AAAA'), 'alg NONE': unsigned('NONE', 'AAAA'),
    'HS256 with the public key as PEM': mac(pem), 'HS256 with the trimmed PEM': mac(pem.trim()), 'HS256 with the JWK': mac(jwk), 'HS512 with the PEM': mac(pem, 'HS512'), 'HS256 with an empty secret': mac(''),
    'another RSA key under our kid': await by({}, other.privateKey), 'ES256 under our kid': await by({ alg: 'ES256' }, ec.privateKey),
    'a key of its own in jwk': await by({ jwk: await exportJWK(other.publicKey) }, other.privateKey),
    'RS512 by our key, declared RS256': rs512AsRs256(issuer),
  };
}

/** The issuer's own key over SHA-512, which no reader may take for SHA-256. */
function rs512AsRs256(issuer: LocalIssuer): string {
  const signed = `${encode({ alg: 'RS256', kid: issuer.kid })}.${encode(issuer.claims())}`;
  return `${signed}.${createSign('RSA-SHA512').update(signed).sign(issuer.privateKeyPem).toString('base64url')}`;
}

async function wrongClaims(issuer: LocalIssuer, now: number): Promise<Record<string, string>> {
  const changed: Record<string, Record<string, unknown>> = {
    'another audience': { aud: 'another-api' }, 'no audience': { aud: undefined }, 'audience as a longer word': { aud: 'tinhso-api-other' }, 'an empty list of audiences': { aud: [] },
    expired: { exp: now - 60 }, 'expired a second ago': { exp: now - 1 }, 'without expiry': { exp: undefined }, 'expiry as text': { exp: String(now + 300) },
    'not before tomorrow': { nbf: now + 86_400 }, 'issued tomorrow': { iat: now + 86_400 }, 'without issue date': { iat: undefined },
    'another issuer': { iss: 'https://evil.example/realms/tinhso' }, 'issuer with a slash more': { iss: `${issuer.url}/` }, 'issuer of another realm': { iss: issuer.url.replace('tinhso', 'master') }, 'without issuer': { iss: undefined },
    'an id token': { typ: 'ID', aud: ['portal', 'tinhso-api'] }, 'a refresh token': { typ: 'Refresh' }, 'without typ': { typ: undefined }, 'a logout token': { typ: 'Logout' },
    'without subject': { sub: undefined }, 'an empty subject': { sub: '' },
  };
  return Object.fromEntries(await Promise.all(Object.entries(changed).map(async ([name, claims]) => [name, await issuer.sign(claims)] as const)));
}

async function steeringHeaders(issuer: LocalIssuer): Promise<Record<string, string>> {
  const sign = (header: Record<string, unknown>): string => {
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: issuer.kid, ...header })}.${encode(issuer.claims())}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(issuer.privateKeyPem).toString('base64url')}`;
  };
  const evil = 'http://127.0.0.1:9/jwks.json';
  return {
    'jku, rightly signed': sign({ jku: evil }), 'x5u, rightly signed': sign({ x5u: evil }), 'x5c, rightly signed': sign({ x5c: ['MIIB'] }), 'jwk, rightly signed': sign({ jwk: await exportJWK(issuer.publicKey) }),
    'crit with an unknown extension': sign({ crit: ['exp2'], exp2: 1 }), 'crit as text': sign({ crit: 'exp' }), 'b64 false': sign({ b64: false, crit: ['b64'] }), 'zip': sign({ zip: 'DEF' }),
    'kid as a path': sign({ kid: '../../../../dev/null' }), 'kid as SQL': sign({ kid: "x' UNION SELECT 'key" }), 'kid as an address': sign({ kid: 'http://127.0.0.1:9/key' }), 'kid as an object': sign({ kid: { a: 1 } }),
    'without kid': sign({ kid: undefined }), 'an unknown kid': sign({ kid: 'another-key' }), 'kid __proto__': sign({ kid: '__proto__' }), 'typ of a DPoP proof': sign({ typ: 'dpop+jwt' }), 'typ of a logout token': sign({ typ: 'logout+jwt' }),
  };
}

function mangled(head: string, body: string, signature: string, good: string): Record<string, string> {
  const promoted = encode({ ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), realm_access: { roles: ['system-administrator'] } });
  return {
    empty: '', garbage: 'garbage', 'three dots': '...', 'two parts': `${head}.${body}`, 'five parts': `${good}.${head}.${body}`, 'an empty signature': `${head}.${body}.`,
    'other claims under the signature': `${head}.${promoted}.${signature}`, 'a signature cut short': `${head}.${body}.${signature.slice(0, -8)}`, 'a signature with a tail': `${good}AAAA`,
    'padded base64': `${head}=.${body}.${signature}`, 'a line break inside': `${head}.${body}\n.${signature}`, 'a NUL at the end': `${good}\u0000`, 'a space before': ` ${good}`,
    'header is no object': `${encode('[]')}.${body}.${signature}`, 'header is no JSON': `${encode('{')}.${body}.${signature}`, 'claims are no JSON': `${head}.${encode('{')}.${signature}`, 'claims are null': `${head}.${encode('null')}.${signature}`,
    'one megabyte': `${head}.${encode({ pad: 'x'.repeat(1_000_000) })}.${signature}`, 'one megabyte of dots': '.'.repeat(1_000_000), 'one megabyte of letters': 'a'.repeat(1_000_000),
  };
}
