import { isIP } from 'node:net';
import type { Sinks } from '../../ports/sinks.js';
import { portOf } from './allowed-hosts.js';
import type { AllowedHosts } from './allowed-hosts.js';
import { isPublicAddress } from './public-address.js';

const insideOnly = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa|onion|test|invalid|example)$/;
const maxLength = 2_000;

const urlOf = (text: string): URL | undefined => {
  // The URL parser drops these silently, and what is read must be what was written.
  if (/[\s\\\u0000-\u001f\u007f]/.test(text) || text.length > maxLength || !/^https?:\/\//i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/** What can be told from the text of an address. Where its name leads is asked and checked again with each connection. */
export class SinkRules implements Sinks {
  constructor(private readonly allowed: AllowedHosts) {}

  normal(sink: string): string | undefined {
    const url = urlOf(sink);
    if (!url || url.username || url.password || url.hash || url.hostname === '' || url.port === '0') return undefined;
    if (this.allowed.has(url.hostname, portOf(url))) return url.href;
    if (url.protocol !== 'https:') return undefined;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host)) return isPublicAddress(host) ? url.href : undefined;
    const name = host.replace(/\.+$/, '');
    return name.includes('.') && !insideOnly.test(name) ? url.href : undefined;
  }
}
