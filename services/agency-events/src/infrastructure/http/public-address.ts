import ipaddr from 'ipaddr.js';

/**
 * True for addresses of the open Internet only. Whatever carries another address inside (NAT64, 6to4, Teredo, mapped IPv4) or
 * is set aside for a purpose is refused, so that a range nobody thought of is refused as well.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const read = ipaddr.parse(address);
  if (read.range() !== 'unicast') return false;
  // Global unicast is 2000::/3; the rest of IPv6 is not given to anybody.
  return read.kind() === 'ipv4' || ((read.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}
