import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { portOf } from './allowed-hosts.js';
import type { AllowedHosts } from './allowed-hosts.js';
import { isPublicAddress } from './public-address.js';

export type Resolve = (hostname: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (hostname) => (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/** No connection was made: the address is not one to which anything may be sent. */
export class RefusedAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

/**
 * Resolves a name itself and connects to the very address that it has checked, so that a name that answers otherwise a moment
 * later leads nowhere. One private address among many refuses all of them.
 */
export function guardedConnector(allowed: AllowedHosts, timeout: number, resolve: Resolve = systemResolve): buildConnector.connector {
  const connect = buildConnector({ timeout });
  const addressOf = async ({ hostname, port, protocol }: buildConnector.Options): Promise<string> => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await resolve(host);
    const [first] = addresses;
    if (first === undefined || !addresses.every((one) => isIP(one))) throw new RefusedAddress('the name has no address');
    if (!allowed.has(hostname, portOf({ port, protocol })) && !addresses.every(isPublicAddress)) throw new RefusedAddress('the name leads to an address that is not public');
    return first;
  };
  return (options, callback) => {
    addressOf(options).then(
      (address) => connect({ ...options, hostname: address, servername: isIP(options.hostname.replace(/^\[|\]$/g, '')) ? '' : options.hostname.replace(/\.$/, '') }, callback),
      (error: Error) => callback(error, null),
    );
  };
}
